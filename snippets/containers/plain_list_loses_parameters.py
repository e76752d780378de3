# raises: ValueError
import torch
from torch import nn


class Stack(nn.Module):
    def __init__(self, container):
        super().__init__()
        self.layers = container([nn.Linear(2, 2) for _ in range(3)])

    def forward(self, points):
        for layer in self.layers:
            points = layer(points)
        return points


for container in (nn.ModuleList, list, tuple):
    stack = Stack(container)
    shape = tuple(stack(torch.ones(1, 2)).shape)
    parameters, saved = len(list(stack.parameters())), len(stack.state_dict())
    name = container.__name__
    print(f"{name:10} output {shape}, {parameters} parameters, {saved} saved")

try:
    torch.optim.SGD(Stack(list).parameters(), lr=0.1)
except ValueError as error:
    print("SGD:", error)
