import torch
from torch import nn


def run(how):
    first, frozen, last = nn.Linear(1, 1), nn.Linear(1, 1), nn.Linear(1, 1)
    hidden = first(torch.ones(1, 1))
    if how == "requires_grad_(False)":
        hidden = frozen.requires_grad_(False)(hidden)
    elif how == "no_grad":
        with torch.no_grad():
            hidden = frozen(hidden)
    elif how == "detach":
        hidden = frozen(hidden).detach()
    last(hidden).sum().backward()
    return [layer.weight.grad is not None for layer in (first, frozen, last)]


print("gradients in           first  frozen  last")
for how in ("requires_grad_(False)", "no_grad", "detach"):
    first, frozen, last = run(how)
    print(f"{how:22} {first!s:6} {frozen!s:7} {last}")
