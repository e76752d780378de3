import torch
from torch import nn


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.linear = nn.Linear(width, width)

    def forward(self, points):
        return torch.relu(self.linear(points))


class Network(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.first, self.second = Block(width), Block(width)
        self.spare = [Block(width)]  # a plain list: not a child

    def forward(self, points):
        return self.second(self.first(points))


network = Network(2)
print(network)
for name, parameter in network.named_parameters():
    print(f"{name:20} {tuple(parameter.shape)}")
