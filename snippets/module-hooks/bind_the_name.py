# silently wrong: the loop variable is read when the hook runs, after the loop
import torch
from torch import nn

net = nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 1))
late, bound = {}, {}
for name, module in net.named_children():
    module.register_forward_hook(
        lambda module, args, output: late.update({name: output.detach()})
    )
    module.register_forward_hook(
        lambda module, args, output, name=name: bound.update({name: output.detach()})
    )
net(torch.ones(1, 2))
print("wrong:", {name: tuple(output.shape) for name, output in late.items()})
print("right:", {name: tuple(output.shape) for name, output in bound.items()})
