# silently wrong: apply ignores what the function returns, so nothing is replaced
from torch import nn


def replacement(module):
    return nn.Tanh() if isinstance(module, nn.ReLU) else module


def replace_children(module):
    for name, child in module.named_children():
        if isinstance(child, nn.ReLU):
            setattr(module, name, nn.Tanh())


model = nn.Sequential(nn.Linear(1, 1), nn.Sequential(nn.ReLU()))
print("wrong:", model.apply(replacement)[1][0])
print("right:", model.apply(replace_children)[1][0])
