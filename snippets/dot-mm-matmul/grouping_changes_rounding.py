# silently wrong: float32 rounds after each product, so the grouping changes the result
import torch

ones_row, ones_column = torch.ones(1, 2), torch.ones(2, 1)
table = torch.tensor([[1e8, -1e8], [1.0, 0.0]])
print("wrong:", ((ones_row @ table) @ ones_column).item())
print("right:", (ones_row @ (table @ ones_column)).item())
exact = ones_row.double() @ table.double() @ ones_column.double()
print("in float64:", exact.item())
