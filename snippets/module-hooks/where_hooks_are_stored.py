import copy

import torch
from torch import nn
from torch.nn.modules import module as nn_module


def nothing(*_):
    return None


net = nn.Sequential(nn.Linear(1, 1))
net.register_forward_hook(nothing)
net[0].register_full_backward_hook(nothing)
net[0].weight.register_hook(nothing)
with nn_module.register_module_forward_hook(nothing):
    for name, hooks in net.__dict__.items():
        if name.endswith("_hooks"):
            print(f"{name:28} {len(hooks)}")
    print("child's _backward_hooks     ", len(net[0].__dict__["_backward_hooks"]))
    print("weight's _backward_hooks    ", len(net[0].weight._backward_hooks))
    print("_global_forward_hooks       ", len(nn_module._global_forward_hooks))
print("in a deepcopy of the module ", len(copy.deepcopy(net)._forward_hooks))
print("keys of its state_dict     ", list(net.state_dict()))
