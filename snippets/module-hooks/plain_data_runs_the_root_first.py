import warnings
from collections import OrderedDict

import torch
from torch import nn


def backward_order(images):
    net = nn.Sequential(OrderedDict(first=nn.Linear(2, 2), last=nn.Linear(2, 1)))
    order = []
    for name, module in net.named_modules():

        def note(module, grad_input, grad_output, name=name or "net"):
            order.append(f"{name} (None)" if grad_input[0] is None else name)

        module.register_full_backward_hook(note)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        net(images).sum().backward()
    return order, {str(warning.message) for warning in caught}


order, messages = backward_order(torch.ones(1, 2, requires_grad=True))
print("input with gradient:", ", ".join(order))
order, messages = backward_order(torch.ones(1, 2))
print("plain data:         ", ", ".join(order))
print("\n".join(messages))
