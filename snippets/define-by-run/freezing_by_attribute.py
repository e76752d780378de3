# silently wrong: a module has no such flag; the assignment makes an attribute
from torch import nn


def trainable(module):
    return [name for name, p in module.named_parameters() if p.requires_grad]


backbone = nn.Linear(2, 2)
backbone.requires_grad = False
print("wrong:", trainable(backbone))

backbone = nn.Linear(2, 2)
backbone.requires_grad_(False)
print("right:", trainable(backbone))
