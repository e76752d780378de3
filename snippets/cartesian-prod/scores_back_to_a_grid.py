import torch

widths, depths = torch.tensor([64, 128]), torch.tensor([2, 3, 4])
table = torch.cartesian_prod(widths, depths)
parameters = table[:, 0] ** 2 * table[:, 1]  # one result for each row

grid = parameters.view(len(widths), len(depths))
print(grid.tolist())
print("width 128, depth 3:", grid[1, 1].item())
print("the largest belongs to", table[parameters.argmax()].tolist())
