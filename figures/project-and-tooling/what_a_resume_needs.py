"""A weight pulled towards 0 by SGD with momentum, stopped at step 12 and resumed with and without the optimizer."""

import torch

from retrospect.draw import Drawing

STOP, STEPS = 12, 40
LEFT, TOP, WIDTH, HEIGHT = 44, 40, 300, 150


def build(start=1.0):
    weight = torch.tensor([start], requires_grad=True)
    return weight, torch.optim.SGD([weight], lr=0.05, momentum=0.9)


def run(weight, optimizer, first, last):
    """The weight before each step and after the last."""
    for step in range(first, last):
        yield step, weight.item()
        optimizer.zero_grad()
        (weight**2).sum().backward()
        optimizer.step()
    yield last, weight.item()


weight, optimizer = build()
before = list(run(weight, optimizer, 0, STOP))
torch.save({"weight": weight.item(), "optimizer": optimizer.state_dict()}, "last.pt")
checkpoint = torch.load("last.pt")

alone, fresh = build(checkpoint["weight"])
without = list(run(alone, fresh, STOP, STEPS))
resumed, restored = build(checkpoint["weight"])
restored.load_state_dict(checkpoint["optimizer"])
with_state = list(run(resumed, restored, STOP, STEPS))
carried_on = list(run(weight, optimizer, STOP, STEPS))
if with_state != carried_on:
    raise SystemExit("the resumed run is not the one that was never stopped")


def points(values):
    return [(LEFT + step * WIDTH / STEPS, TOP + HEIGHT * (1 - value) / 2) for step, value in values]


drawing = Drawing(360, 290)
drawing.text(LEFT, 16, "the weight after each step", "small")
for value in (1, 0, -1):
    height = TOP + HEIGHT * (1 - value) / 2
    drawing.line((LEFT, height), (LEFT + WIDTH, height), "muted")
    drawing.text(LEFT - 8, height, str(value).replace("-", "−"), "small", "end")
stop = LEFT + STOP * WIDTH / STEPS
drawing.line((stop, TOP), (stop, TOP + HEIGHT), "muted")
drawing.curve(points(before), "line")
drawing.curve(points(with_state), "cold")
drawing.curve(points(without), "hot")
for step in (0, STOP, 20, 30, 40):
    drawing.text(LEFT + step * WIDTH / STEPS, TOP + HEIGHT + 18, str(step), "small", "middle")
legend = [("cold", "model and optimizer: as if never stopped"), ("hot", "the model alone: momentum starts from zero")]
for row, (kind, label) in enumerate(legend):
    height = TOP + HEIGHT + 48 + 24 * row
    drawing.line((LEFT, height), (LEFT + 24, height), kind)
    drawing.text(LEFT + 32, height, label, "small")
print(drawing)
