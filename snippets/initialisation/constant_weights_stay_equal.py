# silently wrong: equal weights get equal gradients, so the units never differ
import torch
from torch import nn


def units_after_training(constant):
    model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
    if constant:
        for parameter in model.parameters():
            nn.init.constant_(parameter, 0.5)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    inputs = torch.eye(3)
    targets = torch.tensor([[1.0], [2.0], [3.0]])
    for _ in range(20):
        optimizer.zero_grad()
        nn.functional.mse_loss(model(inputs), targets).backward()
        optimizer.step()
    return len(model[0].weight.detach().unique(dim=0))


print("wrong:", units_after_training(constant=True), "different unit of 4")
print("right:", units_after_training(constant=False), "different units of 4")
