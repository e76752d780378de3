import torch
from torch.optim import SGD, Adam, RMSprop


def distance(make_optimizer, factor):
    weight = torch.ones(1, dtype=torch.double, requires_grad=True)
    optimizer = make_optimizer([weight])
    for _ in range(5):
        optimizer.zero_grad()
        (3 * weight).sum().backward()
        weight.grad *= factor
        optimizer.step()
    return 1 - weight.item()


for name, make_optimizer in {
    "SGD": lambda p: SGD(p, lr=0.01),
    "SGD, momentum": lambda p: SGD(p, lr=0.01, momentum=0.9),
    "SGD, weight decay": lambda p: SGD(p, lr=0.01, weight_decay=1.0),
    "Adam": lambda p: Adam(p, lr=0.01),
    "RMSprop": lambda p: RMSprop(p, lr=0.01),
}.items():
    ratio = distance(make_optimizer, 0.1) / distance(make_optimizer, 1.0)
    print(f"{name:18} a tenth of the gradient moves {ratio:.3f} as far")
