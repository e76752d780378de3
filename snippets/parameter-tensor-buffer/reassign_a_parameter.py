# raises: TypeError
# device: cpu — the message names the type of a CPU tensor
import torch
from torch import nn

layer = nn.Linear(1, 1)
optimizer = torch.optim.SGD(layer.parameters(), lr=0.1)
held = optimizer.param_groups[0]["params"]
try:
    layer.weight = layer.weight * 2
except TypeError as error:
    print(error)

with torch.no_grad():
    layer.weight.mul_(2)
print("changed in place, held:", any(p is layer.weight for p in held))

layer.weight = nn.Parameter(layer.weight.detach() * 2)
print("a new Parameter, held:", any(p is layer.weight for p in held))
