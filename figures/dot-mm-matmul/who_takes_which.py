"""Which product accepts which pair of shapes, and the shape that comes out: each cell was tried."""

import torch

from retrospect.draw import Drawing

PRODUCTS = ["dot", "mv", "mm", "bmm", "matmul"]
PAIRS = [
    ((), ()),
    ((3,), (3,)),
    ((2, 3), (3,)),
    ((3,), (3, 4)),
    ((2, 3), (3, 4)),
    ((5, 2, 3), (3,)),
    ((5, 2, 3), (3, 4)),
    ((5, 2, 3), (1, 3, 4)),
    ((5, 2, 3), (5, 3, 4)),
]
LEFT, TOP, WIDTH, HEIGHT = 104, 46, 49, 32


def shape(sizes):
    """A shape as people write it, 2×3."""
    return "×".join(map(str, sizes)) or "0-D"


drawing = Drawing(LEFT + WIDTH * len(PRODUCTS) + 3, TOP + HEIGHT * len(PAIRS) + 6)
drawing.text(2, 12, "shapes of both sides, and of the result")
for column, name in enumerate(PRODUCTS):
    drawing.text(LEFT + WIDTH * (column + 0.5), TOP - 12, name, "small", "middle")
for row, (left, right) in enumerate(PAIRS):
    y = TOP + HEIGHT * row
    drawing.text(LEFT - 8, y + HEIGHT / 2, f"{shape(left)} · {shape(right)}", "small", "end")
    for column, name in enumerate(PRODUCTS):
        x = LEFT + WIDTH * column
        drawing.box(x, y, WIDTH, HEIGHT, "", "muted")
        try:
            result = getattr(torch, name)(torch.ones(left), torch.ones(right))
        except (RuntimeError, IndexError):
            continue
        drawing.box(x, y, WIDTH, HEIGHT, "", "hot" if name == "matmul" else "cell")
        drawing.text(x + WIDTH / 2, y + HEIGHT / 2, shape(result.shape), "small", "middle")
print(drawing)
