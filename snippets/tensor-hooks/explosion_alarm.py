# raises: RuntimeError
import torch
from torch import nn


def alarm(name, limit):
    def hook(grad):
        norm = grad.norm().item()
        if not norm <= limit:  # true for nan too, unlike norm > limit
            raise RuntimeError(f"gradient of {name}: norm {norm:g}, limit {limit}")

    return hook


for inputs in (torch.ones(1, 1), torch.full((1, 1), torch.nan)):
    net = nn.Sequential(*(nn.Linear(1, 1, bias=False) for _ in range(3)))
    for layer, weight in zip(net, (1.0, 10.0, 100.0)):
        nn.init.constant_(layer.weight, weight)
    for name, parameter in net.named_parameters():
        parameter.register_hook(alarm(name, limit=500))
    try:
        net(inputs).sum().backward()
    except RuntimeError as error:
        print(error)
    print("    .grad, first to last:", [layer.weight.grad for layer in net])
