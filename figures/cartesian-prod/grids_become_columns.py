"""Two inputs, the two grids that meshgrid makes of them, and the table that cartesian_prod stacks from the grids."""

import torch

from retrospect.draw import Drawing

widths, depths = torch.tensor([64, 128]), torch.tensor([2, 3, 4])
grids = torch.meshgrid(widths, depths, indexing="ij")
table = torch.cartesian_prod(widths, depths)
drawing = Drawing(352, 416)
cell = 36

column = (352 - 2 * cell) / 2
top = 166
for side, (name, grid) in enumerate(zip(("widths", "depths"), grids, strict=True)):
    left = 8 + side * (352 - 16 - 3 * cell)
    drawing.text(left, 16, f"{name}, grid", "label")
    drawing.grid(left, 32, grid.tolist(), hot={(1, place) for place in range(3)}, cell=cell)
    start = (left + 1.5 * cell, 32 + 2 * cell + 6)
    drawing.arrow(start, (column + (side + 0.5) * cell, top - 8), "line")
drawing.grid(column, top, table.tolist(), hot={(row, place) for row in (3, 4, 5) for place in (0, 1)}, cell=cell)
drawing.text(176, top + 6 * cell + 20, f"cartesian_prod: size {tuple(table.size())}", "label", "middle")
print(drawing)
