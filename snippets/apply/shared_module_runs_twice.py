# silently wrong: apply reaches a shared layer once through each parent
import torch
from torch import nn


def tied_model():
    shared = nn.Linear(1, 1)
    nn.init.ones_(shared.weight)
    return nn.Sequential(nn.Sequential(shared), nn.Sequential(shared))


@torch.no_grad()
def halve(module):
    if isinstance(module, nn.Linear):
        module.weight.mul_(0.5)


applied = tied_model().apply(halve)
walked = tied_model()
for module in walked.modules():  # lists each module once
    halve(module)
print("wrong:", applied[0][0].weight.item())
print("right:", walked[0][0].weight.item())
