import torch
from torch import nn

model = nn.ModuleDict({"backbone": nn.Linear(1, 1), "head": nn.Linear(1, 1)})
for parameter in model.parameters():
    nn.init.ones_(parameter)
optimizer = torch.optim.Adam(
    [
        {"params": model["backbone"].parameters(), "lr": 0.01},
        {"params": model["head"].parameters()},
    ],
    lr=0.1,
)
model["head"](model["backbone"](torch.ones(1, 1))).sum().backward()
optimizer.step()
for name, part in model.items():
    print(f"{name:9} moved by {1 - part.weight.item():.3f}")
