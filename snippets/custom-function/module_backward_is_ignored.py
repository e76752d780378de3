import torch
from torch import nn


class Scale(nn.Module):
    def __init__(self):
        super().__init__()
        self.factor = nn.Parameter(torch.tensor(3.0))
        self.backward_ran = False

    def forward(self, inputs):
        return self.factor * inputs

    def backward(self, grad):  # an ordinary method: autograd does not know it
        self.backward_ran = True
        return 1000 * grad


scale = Scale()
scale(torch.tensor(2.0)).backward()
print("nn.Module has a backward:", hasattr(nn.Module, "backward"))
print("ours was called:", scale.backward_ran)
print("gradient of 3 * 2 by the factor:", scale.factor.grad.item())
