"""clamp(x, 0, 1) and its gradient, as autograd gives it, at points from -1 to 2."""

import torch

from retrospect.draw import Drawing

LEFT, UNIT = 60, 90
drawing = Drawing(350, 372)


def across(value):
    return LEFT + (value + 1) * UNIT


def axes(top, name):
    """Lines at 0 and 1 in both directions, the upper one 80 px above the lower one."""
    drawing.text(8, top - 26, name, "value")
    for level in (0, 1):
        drawing.line((LEFT - 10, top + 80 * (1 - level)), (across(2) + 10, top + 80 * (1 - level)), "muted")
        drawing.text(LEFT - 18, top + 80 * (1 - level), str(level), "small", "end")
    for number in (-1, 0, 1, 2):
        drawing.text(across(number), top + 104, str(number), "small", "middle")


points = torch.linspace(-1, 2, 13, requires_grad=True)
clamped = points.clamp(0, 1)
(gradient,) = torch.autograd.grad(clamped.sum(), points)

axes(50, "x.clamp(0, 1)")
drawing.curve([(across(x), 130 - 80 * y) for x, y in zip(points.tolist(), clamped.tolist())], "hot")
axes(240, "its gradient")
for x, slope in zip(points.tolist(), gradient.tolist()):
    at_bound = x in (0.0, 1.0)
    size = 12 if at_bound else 8
    kind = "hot" if at_bound else "cold"
    drawing.box(across(x) - size / 2, 320 - 80 * slope - size / 2, size, size, "", kind)
drawing.text(across(0.5), 362, "x", "small", "middle")
print(drawing)
