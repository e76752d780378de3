"""The learning rate that each of 40 updates really used, under four schedulers built on the same optimizer."""

import torch
from torch.optim.lr_scheduler import CosineAnnealingLR, LinearLR, OneCycleLR, SequentialLR, StepLR

from retrospect.draw import Drawing

STEPS, LEFT, WIDTH, HEIGHT, GAP = 40, 34, 300, 66, 46


def warm_up_then_cosine(optimizer):
    parts = [LinearLR(optimizer, start_factor=0.1, total_iters=8), CosineAnnealingLR(optimizer, T_max=STEPS - 8)]
    return SequentialLR(optimizer, parts, milestones=[8])


SCHEDULERS = {
    "StepLR(step_size=10, gamma=0.5)": lambda optimizer: StepLR(optimizer, step_size=10, gamma=0.5),
    "CosineAnnealingLR(T_max=40)": lambda optimizer: CosineAnnealingLR(optimizer, T_max=STEPS),
    "SequentialLR: LinearLR, then cosine": warm_up_then_cosine,
    "OneCycleLR(max_lr=1, total_steps=40)": lambda optimizer: OneCycleLR(optimizer, max_lr=1.0, total_steps=STEPS),
}


def rates_used(build):
    optimizer = torch.optim.SGD([torch.ones(1, requires_grad=True)], lr=1.0, momentum=0.9)
    scheduler = build(optimizer)
    for _ in range(STEPS):
        yield optimizer.param_groups[0]["lr"]
        optimizer.step()
        scheduler.step()


drawing = Drawing(352, len(SCHEDULERS) * (HEIGHT + GAP) + 16)
top = 0
for name, build in SCHEDULERS.items():
    drawing.text(LEFT, top + 14, name, "small")
    base = top + 30 + HEIGHT
    drawing.line((LEFT, base - HEIGHT), (LEFT + WIDTH, base - HEIGHT), "muted")
    drawing.line((LEFT, base), (LEFT + WIDTH, base), "muted")
    drawing.text(LEFT - 8, base - HEIGHT, "1", "small", "end")
    drawing.text(LEFT - 8, base, "0", "small", "end")
    points = []
    for step, rate in enumerate(rates_used(build)):
        height = base - HEIGHT * rate
        points += [(LEFT + step * WIDTH / STEPS, height), (LEFT + (step + 1) * WIDTH / STEPS, height)]
    drawing.curve(points, "hot")
    top += HEIGHT + GAP
for step in range(0, STEPS + 1, 10):
    drawing.text(LEFT + step * WIDTH / STEPS, top + 2, str(step), "small", "middle")
print(drawing)
