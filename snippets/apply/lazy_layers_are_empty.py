# raises: ValueError
import warnings

import torch
from torch import nn

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    model = nn.Sequential(nn.LazyLinear(2))


def ones(module):
    if isinstance(module, nn.Linear):
        nn.init.ones_(module.weight)


try:
    model.apply(ones)
except ValueError as error:
    print("before an input:", error)
model(torch.zeros(1, 3))
print("after one:", model.apply(ones)[0].weight.tolist())
