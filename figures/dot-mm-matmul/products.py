"""A product of two batches with a column for each index: what is stretched, what is summed, what is left."""

import torch

from retrospect.draw import CELL, Drawing

left, right = torch.ones(5, 1, 2, 3), torch.ones(4, 3, 6)
result = left @ right
batch = torch.broadcast_shapes(left.shape[:-2], right.shape[:-2])
LEFT, PITCH, ROWS = 54, 44, (26, 86, 158)
x = [LEFT + PITCH * at + (8 if at >= len(batch) else 0) for at in range(len(batch) + 3)]
drawing = Drawing(LEFT + PITCH * len(x) + 8, 202)


def row(y, name, tensor, matrix):
    """One tensor: its batch dimensions aligned at the right, its matrix dimensions in the columns named."""
    drawing.text(2, y + CELL / 2, name)
    own = tensor.shape[:-2]
    for at, size in enumerate(batch):
        place = at - len(batch) + len(own)
        here = own[place] if place >= 0 else 1
        kind = "hot" if place >= 0 else "muted"
        drawing.box(x[at], y, CELL, CELL, str(here) if here == size else f"{here}→{size}", kind)
    for at, size in zip(matrix, tensor.shape[-2:]):
        drawing.box(x[at], y, CELL, CELL, str(size), "cold")


rows, inner, columns = range(len(batch), len(x))
for at, name in enumerate(["batch"] * len(batch) + ["rows", "inner j", "cols"]):
    drawing.text(x[at] + CELL / 2, 10, name, "small", "middle")
row(ROWS[0], "left", left, (rows, inner))
row(ROWS[1], "right", right, (inner, columns))
row(ROWS[2], "result", result, (rows, columns))
if left.shape[-1] == right.shape[-2]:
    drawing.text(x[inner] + CELL / 2, 76, "=", "value", "middle")
drawing.line((2, 142), (drawing.width - 2, 142))
drawing.text(x[inner] + CELL / 2, ROWS[2] + CELL / 2, "Σ", "value", "middle")
print(drawing)
