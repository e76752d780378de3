import weakref

import torch
from torch.autograd.graph import saved_tensors_hooks


class Saved:
    def __init__(self, tensor):
        self.tensor = tensor
        alive.add(self)


alive = weakref.WeakSet()  # what autograd keeps for a backward
weight = torch.ones(1, requires_grad=True)


def collect(backward, keep):
    kept = []
    for _ in range(100):
        with saved_tensors_hooks(Saved, lambda saved: saved.tensor):
            loss = weight.sin().sum()
        if backward:
            loss.backward()
        kept.append(keep(loss))
    del loss
    return len(alive)


print("losses, no backward:   ", collect(False, lambda loss: loss))
print("losses after backward: ", collect(True, lambda loss: loss))
print("loss.item():           ", collect(False, lambda loss: loss.item()))
