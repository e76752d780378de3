import torch
from torch import nn

model = nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 1))
for parameter in model.parameters():
    nn.init.ones_(parameter)

model[0].requires_grad_(False)
trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
optimizer = torch.optim.AdamW(trained, lr=0.1)

model(torch.ones(4, 2)).sum().backward()
optimizer.step()
for name, parameter in model.named_parameters():
    gradient, moved = parameter.grad is not None, bool((parameter != 1).any())
    print(f"{name:9} has a gradient: {gradient!s:5}  moved: {moved}")
