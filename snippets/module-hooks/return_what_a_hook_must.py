# raises: RuntimeError
import torch
from torch import nn


def bare_tensor(module, grad_input, grad_output):
    return grad_input[0]  # must be a tuple


def args_only(module, args, kwargs):
    return args  # must be (args, kwargs)


for register, hook, options in [
    ("register_full_backward_hook", bare_tensor, {}),
    ("register_forward_pre_hook", args_only, {"with_kwargs": True}),
]:
    layer = nn.Linear(2, 2)
    getattr(layer, register)(hook, **options)
    try:
        layer(torch.ones(1, 2, requires_grad=True)).sum().backward()
    except RuntimeError as error:
        print(f"{hook.__name__}: {error}")
