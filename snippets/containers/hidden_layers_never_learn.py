# silently wrong: the optimizer never hears of layers in a plain list
import torch
from torch import nn


class Network(nn.Module):
    def __init__(self, container):
        super().__init__()
        self.hidden = container([nn.Linear(2, 2), nn.Linear(2, 2)])
        self.head = nn.Linear(2, 1)

    def forward(self, points):
        for layer in self.hidden:
            points = layer(points)
        return self.head(points)


for label, container in [("wrong", list), ("right", nn.ModuleList)]:
    network = Network(container)
    optimizer = torch.optim.SGD(network.parameters(), lr=0.1)
    layers = [*network.hidden, network.head]
    before = [layer.weight.clone() for layer in layers]
    network(torch.ones(1, 2)).sum().backward()
    optimizer.step()
    pairs = zip(layers, before, strict=True)
    moved = [not torch.equal(layer.weight, old) for layer, old in pairs]
    print(f"{label}: {container.__name__}, layer moved: {moved}")
