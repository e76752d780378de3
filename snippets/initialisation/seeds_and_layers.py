import torch
from torch import nn


def head(layers_before, generator=None):
    torch.manual_seed(0)
    for _ in range(layers_before):
        nn.Linear(3, 3)
    layer = nn.Linear(2, 2)
    if generator:
        nn.init.kaiming_uniform_(layer.weight, generator=generator.manual_seed(0))
    return layer.weight


own = torch.Generator(device=torch.get_default_device())
print("same seed, same model:", torch.equal(head(0), head(0)))
print("one layer more before:", torch.equal(head(0), head(1)))
print("generator of its own: ", torch.equal(head(0, own), head(1, own)))
