import torch
from torch import nn

model = nn.Sequential(nn.Embedding(3, 2), nn.Linear(2, 2), nn.LayerNorm(2))
print([name for name, _ in model.named_parameters()])

layer = nn.Linear(2, 1)
optimizer = torch.optim.SGD([layer.weight], lr=0.1)
layer.late = nn.Parameter(torch.ones(1))  # after the optimizer was built
parameters = dict(layer.named_parameters())
before = {name: parameter.clone() for name, parameter in parameters.items()}
(layer(torch.ones(4, 2)) * layer.late).sum().backward()
optimizer.step()
for name, parameter in parameters.items():
    moved = not torch.equal(parameter, before[name])
    print(f"{name:6} has a gradient: {parameter.grad is not None}, moved: {moved}")
