import warnings

import torch

rows, columns = torch.arange(2), torch.arange(3)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    grid, _ = torch.meshgrid(rows, columns)
print(caught[0].category.__name__, str(caught[0].message).partition(" (Triggered")[0])
print("shape", tuple(grid.shape), "as with", {(2, 3): "ij", (3, 2): "xy"}[grid.shape])
