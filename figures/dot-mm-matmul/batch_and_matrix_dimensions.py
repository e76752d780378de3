"""Sizes of two products written right-aligned: batch dimensions broadcast, matrix dimensions multiply."""

import torch

from retrospect.draw import CELL, Drawing

RIGHT = 300  # where the last dimension ends
drawing = Drawing(340, 430)


def sizes(y, label, shape, added=()):
    """One row of sizes, aligned to the right; the last two are the matrix, the others the batch."""
    drawing.text(10, y + CELL / 2, label)
    for place, size in enumerate(reversed(shape)):
        kind = "muted" if len(shape) - 1 - place in added else "cold" if place < 2 else "hot"
        gap = 0 if place < 2 else 14
        drawing.box(RIGHT - CELL * (place + 1) - gap, y, CELL, CELL, str(size), kind)


left, right = torch.ones(5, 1, 2, 3), torch.ones(4, 3, 6)
drawing.text(RIGHT - 3 * CELL - 14, 14, "batch", "small", "middle")
drawing.text(RIGHT - CELL, 14, "matrix", "small", "middle")
sizes(26, "left", left.shape)
sizes(76, "right", right.shape)
drawing.line((10, 126), (RIGHT, 126))
sizes(136, "left @ right", (left @ right).shape)

matrices, vector = torch.ones(5, 2, 3), torch.ones(3)
column = vector.unsqueeze(1)
drawing.text(RIGHT - CELL, 224, "a vector on the right", "small", "middle")
sizes(236, "matrices", matrices.shape)
sizes(286, "vector", column.shape, added={1})
drawing.line((10, 336), (RIGHT, 336))
sizes(346, "product", (matrices @ column).shape, added={2})
drawing.text(10, 410, f"the 1 is taken off again: {tuple((matrices @ vector).shape)}")
print(drawing)
