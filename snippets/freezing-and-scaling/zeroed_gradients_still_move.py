import torch
from torch.optim import SGD, Adam, AdamW


def drift(make_optimizer, gradient, clear_state=False):
    """Take three usual steps, then three with this gradient: how far go the last?"""
    weight = torch.tensor([2.0], requires_grad=True)
    optimizer = make_optimizer([weight])
    for _ in range(3):
        weight.grad = 2 * weight.detach()
        optimizer.step()
    start = weight.item()
    if clear_state:
        optimizer.state.clear()
    weight.grad = gradient
    for _ in range(3):
        optimizer.step()
    return round(weight.item() - start, 4)


print("gradient           zero     zero, state cleared  None")
for name, make_optimizer in {
    "SGD": lambda p: SGD(p, lr=0.1),
    "SGD, momentum": lambda p: SGD(p, lr=0.1, momentum=0.9),
    "SGD, weight decay": lambda p: SGD(p, lr=0.1, weight_decay=0.1),
    "Adam": lambda p: Adam(p, lr=0.1),
    "AdamW": lambda p: AdamW(p, lr=0.1),
}.items():
    zero = drift(make_optimizer, torch.zeros(1))
    cleared = drift(make_optimizer, torch.zeros(1), clear_state=True)
    print(f"{name:18} {zero:<8} {cleared:<20} {drift(make_optimizer, None)}")
