"""The weight over 24 steps on weight**2, with zero_grad before each backward and without."""

import torch

from retrospect.draw import Drawing

LEFT, TOP, WIDTH, HEIGHT = 34, 34, 300, 190
STEPS, REACH = 24, 6


def path(zero):
    weight = torch.tensor([5.0], requires_grad=True)
    optimizer = torch.optim.SGD([weight], lr=0.25)
    values = [weight.item()]
    for _ in range(STEPS):
        if zero:
            optimizer.zero_grad()
        weight.square().sum().backward()
        optimizer.step()
        values.append(weight.item())
    return values


def place(step, value):
    return LEFT + step / STEPS * WIDTH, TOP + (1 - (value + REACH) / (2 * REACH)) * HEIGHT


drawing = Drawing(350, 262)
drawing.text(LEFT, 16, "weight")
drawing.box(LEFT, TOP, WIDTH, HEIGHT, "", "muted")
for value in (-5, 0, 5):
    drawing.text(LEFT - 6, place(0, value)[1], str(value).replace("-", "−"), "small", "end")
for step in (0, 8, 16, 24):
    drawing.text(place(step, 0)[0], TOP + HEIGHT + 12, str(step), "small", "middle")
drawing.text(LEFT + WIDTH / 2, TOP + HEIGHT + 28, "step", "small", "middle")
drawing.curve([place(step, value) for step, value in enumerate(path(zero=False))], "hot")
drawing.curve([place(step, value) for step, value in enumerate(path(zero=True))], "cold")
print(drawing)
