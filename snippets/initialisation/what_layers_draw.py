import torch
from torch import nn

torch.manual_seed(0)
for layer, fan_in in [
    (nn.Linear(400, 1000), 400),
    (nn.Conv2d(16, 1000, 5), 16 * 5 * 5),
    (nn.Embedding(1000, 400), None),
]:
    weight = layer.weight.detach()
    name, largest, std = type(layer).__name__, weight.abs().max(), weight.std()
    if fan_in:
        bias = layer.bias.detach().abs().max()
        print(f"{name}: 1 / sqrt(fan_in) = {fan_in**-0.5:.3f}")
        print(f"  largest weight {largest:.3f}, largest bias {bias:.3f}, std {std:.3f}")
    else:
        print(f"{name}: std {std:.2f}, beyond 3: {(largest > 3).item()}")
norm = nn.BatchNorm1d(2)
print("BatchNorm1d: weight", norm.weight.tolist(), "bias", norm.bias.tolist())
