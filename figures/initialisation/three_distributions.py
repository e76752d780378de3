"""Histograms of a million draws of rand, randn and the default weights of a Linear layer, on one axis."""

import torch
from torch import nn

from retrospect.draw import Drawing

LOW, HIGH, BINS, WIDTH, HEIGHT, LEFT = -3.0, 3.0, 60, 312, 84, 14

torch.manual_seed(0)
draws = [
    ("torch.rand", torch.rand(1_000_000)),
    ("torch.randn", torch.randn(1_000_000)),
    ("weights of nn.Linear(100, ...)", nn.Linear(100, 10_000).weight.detach()),
]
drawing = Drawing(340, 420)


def across(value):
    """The x of a value."""
    return LEFT + (value - LOW) / (HIGH - LOW) * WIDTH


for panel, (name, numbers) in enumerate(draws):
    top = 34 + panel * 132
    ground = top + HEIGHT
    counts = numbers.histc(BINS, LOW, HIGH)
    tallest = counts.max()
    drawing.text(LEFT, top - 18, name)
    drawing.line((LEFT, ground), (LEFT + WIDTH, ground))
    stairs = [(LEFT, ground)]
    for index, count in enumerate(counts):
        y = ground - round((count / tallest * HEIGHT).item())
        stairs += [(LEFT + step * WIDTH / BINS, y) for step in (index, index + 1)]
    drawing.curve([*stairs, (LEFT + WIDTH, ground)], "hot")
    for value in (-3, -2, -1, 0, 1, 2, 3):
        drawing.text(across(value), ground + 12, str(value).replace("-", "−"), "small", "middle")
print(drawing)
