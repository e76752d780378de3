import torch

table = torch.arange(6).view(2, 3)
for dim in range(-3, 3):
    print(f"unsqueeze({dim:2}): {tuple(table.unsqueeze(dim).shape)}")

for label, indexed, dim in [
    ("table[None]", table[None], 0),
    ("table[:, None]", table[:, None], 1),
    ("table[..., None]", table[..., None], -1),
]:
    same = torch.equal(indexed, table.unsqueeze(dim))
    print(f"{label:16} is unsqueeze({dim}): {same}")
