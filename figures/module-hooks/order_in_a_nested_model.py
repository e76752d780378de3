"""The order in which the four hooks of a model and of its two layers run: forward down, backward up."""

from collections import OrderedDict

import torch
from torch import nn

from retrospect.draw import Drawing

net = nn.Sequential(OrderedDict(first=nn.Linear(2, 2), last=nn.Linear(2, 1)))
forward, backward = [], []
for name, module in net.named_modules():
    name = name or "net"
    module.register_forward_pre_hook(lambda *_, name=name: forward.append((name, "pre-hook")))
    module.register_forward_hook(lambda *_, name=name: forward.append((name, "hook")))
    module.register_full_backward_pre_hook(lambda *_, name=name: backward.append((name, "pre-hook")))
    module.register_full_backward_hook(lambda *_, name=name: backward.append((name, "hook")))
net(torch.ones(1, 2, requires_grad=True)).sum().backward()

drawing = Drawing(340, 340)
width, step, top = 150, 50, 40
places = [(6, top + place * step) for place in range(len(forward))]
back = [(184, top + (len(backward) - 1 - place) * step) for place in range(len(backward))]
drawing.text(6 + width / 2, 16, "forward", anchor="middle")
drawing.text(184 + width / 2, 16, "backward", anchor="middle")
for events, spots in ((forward, places), (backward, back)):
    for (name, hook), (x, y) in zip(events, spots):
        indent = 0 if name == "net" else 10
        drawing.box(x + indent, y, width - indent, 30, f"{name} {hook}", "hot" if name == "net" else "cell")
for x, y in places[:-1]:
    drawing.arrow((x + width / 2 + 5, y + 30), (x + width / 2 + 5, y + step))
for x, y in back[:-1]:
    drawing.arrow((x + width / 2 + 5, y), (x + width / 2 + 5, y - step + 30))
x, y = places[-1]
drawing.arrow((x + width, y + 15), (back[0][0], y + 15))
print(drawing)
