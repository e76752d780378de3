"""A weight over twenty steps under four optimizers; from step 5 on, its gradient is set to zero."""

import torch
from torch.optim import SGD, Adam

from retrospect.draw import Drawing

LEFT, TOP, WIDTH, HEIGHT = 40, 62, 270, 64
STEPS, ZEROED_FROM = 20, 5
OPTIMIZERS = {
    "SGD": lambda p: SGD(p, lr=0.05),
    "SGD, weight decay 0.2": lambda p: SGD(p, lr=0.05, weight_decay=0.2),
    "SGD, momentum 0.9": lambda p: SGD(p, lr=0.01, momentum=0.9),
    "Adam": lambda p: Adam(p, lr=0.1),
}


def path(make_optimizer):
    weight = torch.tensor([2.0], requires_grad=True)
    optimizer = make_optimizer([weight])
    values = [weight.item()]
    for step in range(STEPS):
        zeroed = step >= ZEROED_FROM
        weight.grad = torch.zeros(1) if zeroed else 2 * weight.detach()
        optimizer.step()
        values.append(weight.item())
    return values


drawing = Drawing(340, 512)
drawing.text(8, 14, "value of the weight, gradient zeroed after step 5")
for number, (name, make_optimizer) in enumerate(OPTIMIZERS.items()):
    top = TOP + number * (HEIGHT + 42)
    values = path(make_optimizer)
    points = [(LEFT + WIDTH * step / STEPS, top + HEIGHT * (2 - value) / 2) for step, value in enumerate(values)]
    drawing.text(LEFT, top - 14, name, "label")
    for level in (0, 2):
        y = top + HEIGHT * (2 - level) / 2
        drawing.line((LEFT, y), (LEFT + WIDTH, y), "muted")
        drawing.text(LEFT - 8, y, str(level), "small", "end")
    x, frozen_at = points[ZEROED_FROM]
    drawing.line((x, top), (x, top + HEIGHT), "muted")
    drawing.curve(points[: ZEROED_FROM + 1], "line")
    drawing.curve(points[ZEROED_FROM:], "hot")
    moved = values[-1] - values[ZEROED_FROM]
    drawing.text(
        LEFT + WIDTH, top - 14, f"then moves {moved:+.2f}".replace("-", "−") if moved else "then stays", "small", "end"
    )
for step in (0, ZEROED_FROM, STEPS):
    x = LEFT + WIDTH * step / STEPS
    drawing.text(x, top + HEIGHT + 16, str(step), "small", "middle")
drawing.text(LEFT + WIDTH / 2, top + HEIGHT + 36, "steps", "label", "middle")
print(drawing)
