# raises: AttributeError, ValueError, RuntimeError
import torch
from torch import nn

model = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2))


def xavier_everywhere(module):
    for parameter in module.parameters(recurse=False):
        nn.init.xavier_uniform_(parameter)


def fill_in_place(module):
    if isinstance(module, nn.Linear):
        module.weight.fill_(1.0)


for function in (nn.init.zeros_, xavier_everywhere, fill_in_place):
    try:
        model.apply(function)
    except (AttributeError, ValueError, RuntimeError) as error:
        print(f"{function.__name__}: {error}")
model.apply(torch.no_grad()(fill_in_place))
print("under no_grad:", model[0].weight.tolist())
