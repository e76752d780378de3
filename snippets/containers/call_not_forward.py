import torch
from torch import nn

seen = []
layer = nn.Linear(2, 2)
layer.register_forward_hook(lambda module, args, output: seen.append("hook"))

layer.forward(torch.ones(1, 2))
print("after layer.forward(points):", seen)
layer(torch.ones(1, 2))
print("after layer(points):", seen)
