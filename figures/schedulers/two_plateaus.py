"""A loss that stalls twice, and the learning rate that ReduceLROnPlateau made of it."""

import torch
from torch.optim.lr_scheduler import ReduceLROnPlateau

from retrospect.draw import Drawing

LOSSES = [0.95, 0.8, 0.68, 0.6, 0.6, 0.61, 0.6, 0.6, 0.5, 0.42, 0.36, 0.36, 0.37, 0.36, 0.36, 0.33]
LEFT, WIDTH, HEIGHT = 34, 300, 90

optimizer = torch.optim.SGD([torch.ones(1, requires_grad=True)], lr=1.0)
scheduler = ReduceLROnPlateau(optimizer, factor=0.5, patience=2)
rates, bad = [], set()
for epoch, loss in enumerate(LOSSES):
    rates.append(optimizer.param_groups[0]["lr"])
    best = scheduler.best
    scheduler.step(loss)
    if scheduler.best == best:
        bad.add(epoch)

width = WIDTH / len(LOSSES)
drawing = Drawing(352, 300)


def frame(label, top):
    drawing.text(LEFT, top, label, "small")
    for value, y in [("1", top + 20), ("0", top + 20 + HEIGHT)]:
        drawing.line((LEFT, y), (LEFT + WIDTH, y), "muted")
        drawing.text(LEFT - 8, y, value, "small", "end")
    return top + 20 + HEIGHT


base = frame("loss after the epoch (coloured: no better than the best)", 14)
for epoch, loss in enumerate(LOSSES):
    kind = "hot" if epoch in bad else "cell"
    drawing.box(LEFT + epoch * width + 2, base - HEIGHT * loss, width - 4, HEIGHT * loss, "", kind)
base = frame("rate used in the epoch: factor 0.5, patience 2", 158)
points = []
for epoch, rate in enumerate(rates):
    height = base - HEIGHT * rate
    points += [(LEFT + epoch * width, height), (LEFT + (epoch + 1) * width, height)]
    if epoch % 3 == 0:
        drawing.text(LEFT + (epoch + 0.5) * width, base + 16, str(epoch), "small", "middle")
drawing.curve(points, "hot")
print(drawing)
