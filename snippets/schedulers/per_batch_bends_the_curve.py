# silently wrong: T_max counts calls of step(), and here it was meant in epochs
import torch
from torch.optim.lr_scheduler import CosineAnnealingLR

epochs, batches = 4, 3
for label, per_batch in [("wrong", True), ("right", False)]:
    optimizer = torch.optim.SGD([torch.ones(1, requires_grad=True)], lr=1.0)
    scheduler = CosineAnnealingLR(optimizer, T_max=epochs)
    rates = []
    for epoch in range(epochs):
        for batch in range(batches):
            rates.append(f"{optimizer.param_groups[0]['lr']:.2f}")
            optimizer.step()
            if per_batch:
                scheduler.step()
        if not per_batch:
            scheduler.step()
    print(f"{label}:", *rates)
