"""One step in each dimension of a 3x4 table, in the table and in its storage."""

import torch

from retrospect.draw import Drawing

table = torch.arange(12).view(3, 4)
down, right = table.stride()
drawing = Drawing(352, 328)
drawing.text(8, 16, f"table: size {tuple(table.size())}, stride {table.stride()}")

left, top, cell = 8, 58, 48
drawing.grid(left, top, table.tolist(), cell=cell)
drawing.arc((left + 26, top), (left + 70, top), 12, "cold")
drawing.text(left + 78, top - 12, f"right: {right}", "small")
drawing.arrow((left + 4 * cell + 14, top + 24), (left + 4 * cell + 14, top + 70), "hot")
drawing.text(left + 4 * cell + 26, top + 48, f"down: {down}", "small")

drawing.text(8, 230, "its storage")
left, top, cell = 8, 286, 28
drawing.row(left, top, table.flatten().tolist(), cell=cell)
middle = left + cell / 2
drawing.arc((middle, top), (middle + down * cell, top), 20, "hot")
drawing.arc((middle, top), (middle + right * cell, top), 8, "cold")
print(drawing)
