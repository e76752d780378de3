import torch
from torch import nn

layer, order = nn.Linear(2, 1), []


def note(label):
    return lambda module, *values: order.append(f"{label}: module + {len(values)}")


layer.register_full_backward_hook(note("full_backward"))
layer.register_full_backward_pre_hook(note("full_backward_pre"))
layer.register_forward_hook(note("forward"))
layer.register_forward_pre_hook(note("forward_pre"))
layer(torch.ones(1, 2, requires_grad=True)).sum().backward()
print(*order, sep="\n")

methods = [name for name in dir(nn.Module) if name.startswith("register_")]
hooks = [name for name in methods if name.endswith("_hook")]
print(len(hooks), "methods, of which these are no hooks on running:")
print(*[name for name in hooks if "dict" in name], sep="\n")
