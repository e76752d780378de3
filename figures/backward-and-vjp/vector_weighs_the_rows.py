"""The vector given to backward as weights of the Jacobian's rows, and the gradient as their sum."""

import torch

from retrospect.draw import CELL, Drawing

LEFT, GRID = 14, 136


def products(x):
    """Two outputs of three inputs."""
    return torch.stack([x[0] * x[1], x[1] * x[2]])


def whole(tensor):
    """Numbers without a decimal point, as nested lists."""
    return tensor.long().tolist()


x = torch.tensor([2.0, 3.0, 4.0], requires_grad=True)
v = torch.tensor([10.0, 1.0])
products(x).backward(gradient=v)
jacobian = torch.func.jacrev(products)(x.detach())

drawing = Drawing(340, 356)
drawing.text(LEFT, 16, "v", "value")
drawing.text(GRID, 16, "Jacobian", "label")
drawing.grid(LEFT, 32, [[number] for number in whole(v)], hot={(0, 0)}, cold={(1, 0)})
drawing.grid(GRID, 32, whole(jacobian), hot={(0, j) for j in range(3)}, cold={(1, j) for j in range(3)})
for row in range(2):
    middle = 32 + CELL * (row + 0.5)
    drawing.arrow((LEFT + CELL + 8, middle), (GRID - 8, middle), "hot" if row == 0 else "cold")
    drawing.text(GRID + 3 * CELL + 10, middle, f"row {row}", "value")

drawing.text(LEFT, 142, "each row times its number in v")
for row, kind in enumerate(("hot", "cold")):
    top = 158 + row * (CELL + 14)
    drawing.text(LEFT, top + CELL / 2, f"{whole(v)[row]} · row {row}", "value")
    drawing.row(GRID, top, whole(v[row] * jacobian[row]), **{kind: {0, 1, 2}})
    drawing.text(GRID - 14, top + CELL / 2, "+" if row else "", "value", "middle")
drawing.line((LEFT, 264), (GRID + 3 * CELL, 264))
drawing.text(LEFT, 294, "x.grad", "value")
drawing.row(GRID, 274, whole(x.grad))
drawing.text(LEFT, 338, "one pass of backward, and no Jacobian is built")
print(drawing)
