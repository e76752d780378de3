import torch
import torch.nn.functional as F


def gradient(function, values):
    leaf = torch.tensor(values, requires_grad=True)
    function(leaf).sum().backward()
    return leaf.grad.tolist()


around = [-1.0, 0.0, 0.5, 1.0, 2.0]
zero = torch.tensor(0.0)
print("values:      ", around)
print("clamp(0, 1): ", gradient(lambda x: x.clamp(0, 1), around))
print("hardtanh:    ", gradient(lambda x: F.hardtanh(x, 0, 1), around))
print("clamp(min=0):", gradient(lambda x: x.clamp(min=0), around))
print("maximum:     ", gradient(lambda x: torch.maximum(x, zero), around))
print("relu:        ", gradient(torch.relu, around))

zeros = torch.zeros(5)
print("bounds of 0s:", gradient(lambda bounds: zeros.clamp(min=bounds), around))
