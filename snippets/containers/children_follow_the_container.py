import torch
from torch import nn

for container in [
    nn.Sequential(nn.Linear(2, 2), nn.Dropout()),
    nn.ModuleList([nn.Linear(2, 2), nn.Dropout()]),
    nn.ModuleDict({"linear": nn.Linear(2, 2), "drop": nn.Dropout()}),
]:
    container.double().eval()
    linear, dropout = container.children()
    print(type(container).__name__, list(container.state_dict()))
    print("  dtype:", linear.weight.dtype)
    print("  dropout.training:", dropout.training)
    print("  weight.requires_grad after eval():", linear.weight.requires_grad)
