"""A 4x2 matrix and its factors in both modes, cell by cell; the zeros are those of torch, and so are the shapes."""

import torch

from retrospect.draw import Drawing

CELL = 34
tall = torch.tensor([[1.0, 2.0], [0.0, 1.0], [2.0, 1.0], [1.0, 3.0]])
drawing = Drawing(340, 420)


def matrix(x, y, tensor, name, hot=(), shown=()):
    """A matrix whose zeros are written out if they are among ``shown``; its name and shape stand above."""
    rows, columns = tensor.shape
    drawing.text(x + columns * CELL / 2, y - 14, f"{name} {rows}×{columns}", "small", "middle")
    values = [["0" if (i, j) in shown and tensor[i, j] == 0 else "" for j in range(columns)] for i in range(rows)]
    drawing.grid(x, y, values, hot=hot, cell=CELL)


for y, mode in [(66, "reduced"), (276, "complete")]:
    q, r = torch.linalg.qr(tall, mode=mode)
    below = {(i, j) for i in range(r.shape[0]) for j in range(r.shape[1]) if i > j}
    extra = {(i, j) for i in range(4) for j in range(2, q.shape[1])}
    drawing.text(10, y - 46, f'mode="{mode}"', "value")
    matrix(10, y, tall, "A")
    drawing.text(10 + 2 * CELL + 13, y + 2 * CELL, "=", "value", "middle")
    left = 10 + 2 * CELL + 26
    matrix(left, y, q, "Q", hot=extra)
    left += q.shape[1] * CELL + 22
    matrix(left, y, r, "R", hot={(i, j) for i in range(2, r.shape[0]) for j in range(2)}, shown=below)
print(drawing)
