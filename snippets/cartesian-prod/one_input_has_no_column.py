# raises: IndexError
import torch

choices = [torch.tensor([8, 16, 32])]  # a search with one option left
table = torch.cartesian_prod(*choices)
print("shape", tuple(table.shape))
try:
    table[:, 0]
except IndexError as error:
    print(error)
print("with a column:", table.view(-1, len(choices)).tolist())

table[0] = 0
print("the input after a write to the table:", choices[0].tolist())
