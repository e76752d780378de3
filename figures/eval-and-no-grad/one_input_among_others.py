"""What batch norm makes of the input 1.0 in training and in evaluation mode, against its neighbour in the batch."""

import torch
from torch import nn

from retrospect.draw import Drawing

LEFT, TOP, WIDTH, HEIGHT = 44, 44, 220, 170
NEIGHBOURS = [step / 10 for step in range(-20, 41)]
LOW, HIGH = -1.5, 1.5


def outputs(training):
    values = []
    for neighbour in NEIGHBOURS:
        norm = nn.BatchNorm1d(1).train(training)
        with torch.no_grad():
            values.append(norm(torch.tensor([[1.0], [neighbour]]))[0].item())
    return values


def at(neighbour, value):
    x = LEFT + WIDTH * (neighbour - NEIGHBOURS[0]) / (NEIGHBOURS[-1] - NEIGHBOURS[0])
    return x, TOP + HEIGHT * (HIGH - value) / (HIGH - LOW)


drawing = Drawing(340, 270)
drawing.text(8, 14, "output for the input 1.0")
for level in (-1, 0, 1):
    y = at(0, level)[1]
    drawing.line((LEFT, y), (LEFT + WIDTH, y), "muted")
    drawing.text(LEFT - 8, y, str(level).replace("-", "−"), "small", "end")
for training, name, kind in [(True, "train()", "hot"), (False, "eval()", "cold")]:
    points = [at(neighbour, value) for neighbour, value in zip(NEIGHBOURS, outputs(training))]
    drawing.curve(points, kind)
    drawing.text(points[-1][0] + 8, points[-1][1], name, "small")
for neighbour in (-2, 0, 1, 2, 4):
    drawing.text(at(neighbour, 0)[0], TOP + HEIGHT + 14, str(neighbour).replace("-", "−"), "small", "middle")
drawing.text(LEFT + WIDTH / 2, TOP + HEIGHT + 38, "the other input of the batch", "label", "middle")
print(drawing)
