# raises: AttributeError
import torch
from torch import nn


class ScaleFunction(nn.Module):
    def __init__(self):
        super().__init__()
        self.W = nn.Parameter(torch.zeros(2))


class SquareFunction(nn.Module):
    """Has the word in its name too, and nothing to fill."""


def by_name(module):
    if module.__class__.__name__.find("Function") != -1:
        module.W.data.fill_(1.0)


def by_type(module):
    if isinstance(module, ScaleFunction):
        nn.init.ones_(module.W)


print("by name:", nn.Sequential(ScaleFunction()).apply(by_name)[0].W.tolist())
both = nn.Sequential(ScaleFunction(), SquareFunction())
print("by type:", both.apply(by_type)[0].W.tolist())
try:
    both.apply(by_name)
except AttributeError as error:
    print("by name, both classes:", error)
