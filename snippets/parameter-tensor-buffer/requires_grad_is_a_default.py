# raises: RuntimeError
import torch
from torch import nn

layer = nn.Module()
layer.weight = nn.Parameter(torch.zeros(2))
layer.frozen = nn.Parameter(torch.zeros(2), requires_grad=False)
layer.counts = nn.Parameter(torch.tensor([1, 2]), requires_grad=False)
with torch.no_grad():
    layer.late = nn.Parameter(torch.zeros(2))

for name, parameter in layer.named_parameters():
    print(f"{name:6} {parameter.dtype}, requires_grad {parameter.requires_grad}")
print("saved:", list(layer.state_dict()))

try:
    nn.Parameter(torch.tensor([1, 2]))
except RuntimeError as error:
    print(error)
