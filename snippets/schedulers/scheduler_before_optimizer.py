import warnings

import torch
from torch.optim.lr_scheduler import ExponentialLR


def rates_used(scheduler_first):
    weight = torch.ones(1, requires_grad=True)
    optimizer = torch.optim.SGD([weight], lr=1.0)
    scheduler = ExponentialLR(optimizer, gamma=0.5)
    used = []
    for _ in range(4):
        if scheduler_first:
            scheduler.step()
        used.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if not scheduler_first:
            scheduler.step()
    return used


print("optimizer first:", rates_used(scheduler_first=False))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print("scheduler first:", rates_used(scheduler_first=True))
for warning in caught:
    print("warned once:", str(warning.message).partition(" In PyTorch")[0])
