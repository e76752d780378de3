# silently wrong: a plain tensor gets its gradient and is never updated
import torch
from torch import nn


class Scale(nn.Module):
    def __init__(self, factor):
        super().__init__()
        self.factor = factor

    def forward(self, points):
        return self.factor * points


for label, factor in [
    ("wrong", torch.ones(1, requires_grad=True)),
    ("right", nn.Parameter(torch.ones(1))),
]:
    model = nn.Sequential(Scale(nn.Parameter(torch.ones(1))), Scale(factor))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.25)
    model(torch.full((1,), 2.0)).sum().backward()
    optimizer.step()
    result = f"gradient {factor.grad.item()}, after a step {factor.item()}"
    print(f"{label}: {result}, saved {list(model.state_dict())}")
