# raises: ValueError
import torch
from torch import nn

backbone, head = nn.Linear(1, 1), nn.Linear(1, 1)
for parameter in [*backbone.parameters(), *head.parameters()]:
    nn.init.ones_(parameter)
backbone.requires_grad_(False)
optimizer = torch.optim.SGD(head.parameters(), lr=0.01)


def train_once():
    before = backbone.weight.item()
    optimizer.zero_grad()
    head(backbone(torch.ones(1, 1))).sum().backward()
    optimizer.step()
    gradient = backbone.weight.grad is not None
    return f"gradient {gradient}, moved {backbone.weight.item() != before}"


print("frozen:      ", train_once())
backbone.requires_grad_(True)
print("flag set:    ", train_once())
optimizer.add_param_group({"params": backbone.parameters(), "lr": 0.001})
print("in optimizer:", train_once())
try:
    optimizer.add_param_group({"params": backbone.parameters()})
except ValueError as error:
    print("added twice:", error)
