# silently wrong: new parameters have no tensor hooks, so a masked weight trains again
import copy

import torch
from torch import nn


def mask_weight(layer):
    mask = torch.tensor([[1.0, 0.0]])  # the second weight is pruned
    layer.weight.register_hook(lambda grad: grad * mask)
    return layer


def gradient(layer):
    layer(torch.ones(1, 2)).sum().backward()
    return layer.weight.grad.tolist()


layer, loaded = mask_weight(nn.Linear(2, 1)), mask_weight(nn.Linear(2, 1))
loaded.load_state_dict(layer.state_dict(), assign=True)
print("wrong:", gradient(copy.deepcopy(layer)), "deepcopy")
print("wrong:", gradient(loaded), "load_state_dict(assign=True)")
print("right:", gradient(mask_weight(copy.deepcopy(layer))), "registered again")
