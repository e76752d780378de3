import torch
from torch import nn

with torch.device("meta"):
    layers = [nn.Linear(100, 8), nn.BatchNorm1d(8), nn.Linear(8, 100_000_000)]
model = nn.Sequential(*layers)
print("weights:", sum(p.numel() for p in model.parameters()))
print("in memory:", not model[0].weight.is_meta)

model = model[:2].to_empty(device=torch.get_default_device())  # whatever was there
for module in model:
    module.reset_parameters()
print("in memory:", not model[0].weight.is_meta)
print("within 0.1:", (model[0].weight.abs().max() <= 0.1).item())
norm = model[1]
print("norm:", norm.weight.unique().tolist(), norm.running_var.unique().tolist())
