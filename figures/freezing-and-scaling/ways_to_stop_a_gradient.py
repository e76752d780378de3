"""Three layers in a row with the middle one taken out in three ways: which layers get a gradient, from real runs."""

import torch
from torch import nn

from retrospect.draw import Drawing

WIDTH, HEIGHT, GAP, LEFT = 84, 46, 32, 14


def gradients(how):
    layers = [nn.Linear(1, 1) for _ in range(3)]
    first, middle, last = layers
    hidden = first(torch.ones(1, 1))
    if how == "no_grad()":
        with torch.no_grad():
            hidden = middle(hidden)
    else:
        middle.requires_grad_(how != "requires_grad_(False)")
        hidden = middle(hidden)
    if how == "detach()":
        hidden = hidden.detach()
    flows = [hidden.requires_grad]  # from the last layer into the middle one
    last(hidden).sum().backward()
    flows.insert(0, first.weight.grad is not None)  # from the middle layer into the first one
    return [layer.weight.grad is not None for layer in layers], flows


drawing = Drawing(340, 430)
for row, how in enumerate(["nothing frozen", "requires_grad_(False)", "no_grad()", "detach()"]):
    top = 34 + row * 104
    drawing.text(LEFT, top - 18, how, "label" if row == 0 else "value")
    learns, flows = gradients(how)
    for place, (name, learned) in enumerate(zip(("first", "middle", "last"), learns)):
        x = LEFT + place * (WIDTH + GAP)
        drawing.box(x, top, WIDTH, HEIGHT, "", "hot" if learned else "muted")
        drawing.text(x + WIDTH / 2, top + 15, name, "label", "middle")
        drawing.text(x + WIDTH / 2, top + 33, "gradient" if learned else "none", "small", "middle")
        if place:
            start, end = (x - 3, top + HEIGHT / 2), (x - GAP + 3, top + HEIGHT / 2)
            if flows[place - 1]:
                drawing.arrow(start, end, "hot")
            else:
                drawing.line(start, end, "muted")
print(drawing)
