# silently wrong: mode is "min", so a rising accuracy counts as a row of bad epochs
import torch
from torch.optim.lr_scheduler import ReduceLROnPlateau

accuracies = [0.5, 0.6, 0.7, 0.8, 0.9]
for label, options in [("wrong", {}), ("right", {"mode": "max"})]:
    optimizer = torch.optim.SGD([torch.ones(1, requires_grad=True)], lr=1.0)
    scheduler = ReduceLROnPlateau(optimizer, factor=0.5, patience=1, **options)
    rates = []
    for accuracy in accuracies:
        scheduler.step(accuracy)
        rates.append(optimizer.param_groups[0]["lr"])
    print(f"{label}: mode {scheduler.mode!r} gives {rates}")
