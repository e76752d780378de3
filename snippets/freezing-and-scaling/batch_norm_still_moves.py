# silently wrong: running statistics follow the mode, not requires_grad
import torch
from torch import nn


def statistics_after(freeze):
    norm = nn.BatchNorm1d(2)
    freeze(norm)
    norm(torch.full((4, 2), 5.0))
    return [round(value, 3) for value in norm.running_mean.tolist()]


print("wrong:", statistics_after(lambda norm: norm.requires_grad_(False)))
print("right:", statistics_after(lambda norm: norm.requires_grad_(False).eval()))
