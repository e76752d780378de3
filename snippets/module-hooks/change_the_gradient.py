import torch
from torch import nn


def gradients(register, hook):
    layer = nn.Linear(2, 1, bias=False)
    nn.init.constant_(layer.weight, 3.0)
    images = torch.ones(1, 2, requires_grad=True)
    if register:
        getattr(layer, register)(hook)
    layer(images).sum().backward()
    return f"input {images.grad.tolist()}, weight {layer.weight.grad.tolist()}"


def ten_times_grad_input(module, grad_input, grad_output):
    return (grad_input[0] * 10,)


def ten_times_grad_output(module, grad_output):
    return (grad_output[0] * 10,)


print("no hook:      ", gradients(None, None))
print("full_backward:", gradients("register_full_backward_hook", ten_times_grad_input))
method = "register_full_backward_pre_hook"
print("pre-hook:     ", gradients(method, ten_times_grad_output))
