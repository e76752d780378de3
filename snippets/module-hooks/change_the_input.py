import torch
from torch import nn


class Scale(nn.Module):
    def forward(self, images, factor=1.0):
        return images * factor


def look(module, args):
    print("args:", args)


def add_ten(module, args):
    return args[0] + 10  # a single value is wrapped in a tuple


def other_factor(module, args, kwargs):
    return args, kwargs | {"factor": 100.0}


scale, images = Scale(), torch.ones(2)
with scale.register_forward_pre_hook(look):
    print("returned None:", scale(images, factor=2.0))
with scale.register_forward_pre_hook(add_ten):
    print("returned a value:", scale(images))
with scale.register_forward_pre_hook(other_factor, with_kwargs=True):
    print("with_kwargs:", scale(images, factor=2.0))
