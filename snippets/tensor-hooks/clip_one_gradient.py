import torch
from torch import nn


def clip_norm(grad, limit=1.0):
    return grad * (limit / grad.norm().clamp(min=limit))


def parameters_after_backward(hook=None):
    weight, bias = nn.Parameter(torch.zeros(2)), nn.Parameter(torch.zeros(2))
    if hook:
        weight.register_hook(hook)
    loss = weight * torch.tensor([3.0, 4.0]) + bias * torch.tensor([0.0, 12.0])
    loss.sum().backward()
    return weight, bias


def show(label, parameters):
    print(f"{label:16}", *(parameter.grad for parameter in parameters))


show("no hook", parameters_after_backward())
show("clamp", parameters_after_backward(lambda grad: grad.clamp(-1, 1)))
show("norm", parameters_after_backward(clip_norm))
both = parameters_after_backward()
nn.utils.clip_grad_norm_(both, max_norm=1.0)
show("clip_grad_norm_", both)
