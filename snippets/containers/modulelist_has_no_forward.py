# raises: NotImplementedError, TypeError
import torch
from torch import nn

layers = nn.ModuleList([nn.Linear(2, 2), nn.ReLU()])
for container in (layers, nn.ModuleDict({"first": nn.ReLU()})):
    try:
        container(torch.ones(1, 2))
    except NotImplementedError as error:
        print("called:", error)

try:
    layers.append(torch.relu)
except TypeError as error:
    print("a function:", error)

layers.append(None)  # a placeholder, which a loop must skip
layers.insert(0, nn.Flatten())
print("length:", len(layers))
print("children:", [name for name, _ in layers.named_children()])
