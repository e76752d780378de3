import torch
from torch import nn

weight = nn.Parameter(torch.ones(1))
print("before any module:", weight.requires_grad)

layer = nn.Module()
layer.weight = weight
layer.frozen = nn.Parameter(torch.ones(1), requires_grad=False)
layer.plain = torch.ones(1)
for name in ("weight", "frozen", "plain"):
    flag = getattr(layer, name).requires_grad
    registered = name in dict(layer.named_parameters())
    print(f"{name:6} requires_grad {flag}, registered {registered}")
