import torch
from torch import nn


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.scale = nn.Parameter(torch.zeros(1))
        self.head = nn.Linear(1, 1, bias=False)


def fill_own(module):
    for parameter in module.parameters(recurse=False):
        nn.init.ones_(parameter)


def fill_linear(module):
    if isinstance(module, nn.Linear):
        nn.init.ones_(module.weight)


for fill in (fill_linear, fill_own):
    model = Classifier().apply(fill)
    scale, head = model.scale.item(), model.head.weight.item()
    print(f"{fill.__name__:12} scale {scale}, head {head}")
