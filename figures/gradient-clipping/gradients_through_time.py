"""The norm of a weight's gradient after one backward, against the number of steps through which it passed."""

import math

import torch

from retrospect.draw import Drawing

STEPS = range(1, 51)
LEFT, TOP, WIDTH, HEIGHT = 46, 40, 220, 240
TOP_POWER = 8  # the axis ends at 10 to the power of this


def gradient_norm(gain, steps):
    weight = (gain * torch.eye(4)).requires_grad_()
    state = torch.ones(4)
    for _ in range(steps):
        state = weight @ state
    state.sum().backward()
    return weight.grad.norm().item()


def at(step, norm):
    x = LEFT + WIDTH * (step - STEPS[0]) / (STEPS[-1] - STEPS[0])
    return x, TOP + HEIGHT * (1 - math.log10(norm) / TOP_POWER)


drawing = Drawing(350, 330)
drawing.text(4, 14, "norm of the gradient")
for power in range(0, TOP_POWER + 1, 2):
    y = at(1, 10.0**power)[1]
    drawing.line((LEFT, y), (LEFT + WIDTH, y), "muted")
    drawing.text(LEFT - 6, y, f"1e{power}", "small", "end")
for gain in (0.9, 1.0, 1.1, 1.3):
    points = [at(step, gradient_norm(gain, step)) for step in STEPS]
    drawing.curve(points, "hot" if gain > 1 else "cold" if gain < 1 else "line")
    drawing.text(LEFT + WIDTH + 6, points[-1][1], f"gain {gain}", "small")
for step in (1, 25, 50):
    drawing.text(at(step, 1.0)[0], TOP + HEIGHT + 16, str(step), "small", "middle")
drawing.text(LEFT + WIDTH / 2, TOP + HEIGHT + 36, "steps between weight and loss", "label", "middle")
print(drawing)
