# silently wrong: zero_grad() does not reach a buffer that requires grad
import torch
from torch import nn


def gradient_after_two_rounds(factor):
    module = nn.Module()
    module.factor = factor
    for _ in range(2):
        module.zero_grad()
        (module.factor * 3).sum().backward()
    return module.factor.grad.item()


buffer = nn.Buffer(torch.ones(1, requires_grad=True))
print("wrong:", gradient_after_two_rounds(buffer))
print("right:", gradient_after_two_rounds(nn.Parameter(torch.ones(1))))
