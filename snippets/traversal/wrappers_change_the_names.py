# raises: AttributeError
import warnings

import torch
from torch import nn
from torch.nn.utils import parametrizations


def names(model):
    return [name for name, _ in model.named_parameters()]


model = nn.Sequential(nn.Linear(2, 2, bias=False))
print("plain:       ", names(model))
print("DataParallel:", names(nn.DataParallel(model)))
with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # torch 2.13 deprecates what it imports here
    print("compiled:    ", names(torch.compile(model)))

parametrizations.weight_norm(model[0])
print("weight_norm: ", names(model))
try:
    model.get_parameter("0.weight")
except AttributeError as error:
    print("get_parameter:", error)
