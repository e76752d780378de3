"""The pairs of two inputs as a grid, for both ways of indexing, in cells read row by row."""

import torch

from retrospect.draw import Drawing

rows, columns = torch.arange(2), torch.arange(3)
drawing = Drawing(352, 330)
top = 16
for indexing in ("ij", "xy"):
    first, second = torch.meshgrid(rows, columns, indexing=indexing)
    drawing.text(8, top, f'indexing="{indexing}"', "value")
    drawing.text(8, top + 20, f"size {tuple(first.size())}", "small")
    for i in range(first.size(0)):
        for j in range(first.size(1)):
            pair = (first[i, j].item(), second[i, j].item())
            kind = "hot" if pair[0] == 1 else "cell"
            drawing.box(8 + j * 64, top + 36 + i * 36, 64, 36, f"{pair[0]}, {pair[1]}", kind)
    top += 36 + 36 * first.size(0) + 36
print(drawing)
