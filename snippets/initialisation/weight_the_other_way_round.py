# silently wrong: fan_in is size(1), the inputs of a weight stored as (out, in)
import torch
from torch.nn import init

torch.manual_seed(0)
inputs, outputs = 10_000, 100
weight = torch.empty(inputs, outputs)  # for images @ weight
init.kaiming_normal_(weight, nonlinearity="relu")
print(f"wrong: std {weight.std():.3f}")
init.kaiming_normal_(weight.T, nonlinearity="relu")
print(f"right: std {weight.std():.3f}")
print(f"sqrt(2 / inputs) = {(2 / inputs) ** 0.5:.3f}")
