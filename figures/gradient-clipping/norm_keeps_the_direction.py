"""One gradient clipped by norm and by value, with the limit of each: a circle and a square."""

import math

import torch
from torch.nn.utils import clip_grad_norm_, clip_grad_value_

from retrospect.draw import Drawing

UNIT = 60  # pixels for a gradient of 1
GRADIENT = torch.tensor([4.0, 1.2])
LEFT = 76


def clipped(clip):
    weight = torch.zeros(2, requires_grad=True)
    weight.grad = GRADIENT.clone()
    clip(weight, 1.0)
    return weight.grad.tolist()


def at(middle, point):
    return LEFT + point[0] * UNIT, middle - point[1] * UNIT


drawing = Drawing(340, 400)
circle = [(math.cos(turn * math.tau / 72), math.sin(turn * math.tau / 72)) for turn in range(73)]
square = [(1, 1), (-1, 1), (-1, -1), (1, -1), (1, 1)]
for middle, title, limit, clip in [
    (104, "clip_grad_norm_(weight, 1.0)", circle, clip_grad_norm_),
    (312, "clip_grad_value_(weight, 1.0)", square, clip_grad_value_),
]:
    drawing.text(8, middle - 90, title, "value")
    drawing.curve([at(middle, point) for point in limit], "cold")
    drawing.arrow(at(middle, (0, 0)), at(middle, GRADIENT.tolist()), "muted")
    after = clipped(clip)
    drawing.arrow(at(middle, (0, 0)), at(middle, after), "hot")
    values = ", ".join(f"{value:.2f}" for value in after)
    drawing.text(LEFT + 1.2 * UNIT, middle + 22, f"before: ({GRADIENT[0]:.1f}, {GRADIENT[1]:.1f})", "small")
    drawing.text(LEFT + 1.2 * UNIT, middle + 44, f"after: ({values})", "small")
print(drawing)
