import torch

lengths = (1_000, 1_000, 1_000)
rows = torch.tensor([0, 123_456_789])
print("rows:", torch.stack(torch.unravel_index(rows, lengths), dim=1).tolist())

small = (4, 5, 6)
table = torch.cartesian_prod(*map(torch.arange, small))
every = torch.stack(torch.unravel_index(torch.arange(len(table)), small), dim=1)
print("same as the table:", torch.equal(every, table))
