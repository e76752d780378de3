import math

import torch
from torch.optim.lr_scheduler import (
    CosineAnnealingLR,
    LambdaLR,
    LinearLR,
    SequentialLR,
)

WARM_UP, TOTAL = 4, 10


def in_sequence(optimizer):
    warm_up = LinearLR(optimizer, start_factor=0.2, total_iters=WARM_UP)
    cosine = CosineAnnealingLR(optimizer, T_max=TOTAL - WARM_UP)
    return SequentialLR(optimizer, [warm_up, cosine], milestones=[WARM_UP])


def factor(step):
    cosine = (1 + math.cos(math.pi * (step - WARM_UP) / (TOTAL - WARM_UP))) / 2
    return 0.2 + 0.8 * step / WARM_UP if step < WARM_UP else cosine


for build in [in_sequence, lambda optimizer: LambdaLR(optimizer, factor)]:
    optimizer = torch.optim.SGD([torch.ones(1, requires_grad=True)], lr=1.0)
    scheduler, rates = build(optimizer), []
    for _ in range(TOTAL):
        rates.append(f"{optimizer.param_groups[0]['lr']:.2f}")
        optimizer.step()
        scheduler.step()
    print(f"{type(scheduler).__name__:12}", *rates)
