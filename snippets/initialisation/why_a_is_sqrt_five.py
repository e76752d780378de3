import math

import torch
from torch.nn import init

fan_in = 100
weight = torch.empty(10_000, fan_in)
for name, a in [("a=sqrt(5)", math.sqrt(5)), ("a=0", 0.0)]:
    gain = init.calculate_gain("leaky_relu", a)  # sqrt(2 / (1 + a * a))
    bound = gain * math.sqrt(3 / fan_in)
    torch.manual_seed(0)
    drawn = init.kaiming_uniform_(weight, a=a).abs().max().item()
    print(f"{name}: gain {gain:.4f}, bound {bound:.4f}, largest drawn {drawn:.4f}")
print(f"1 / sqrt(fan_in) = {1 / math.sqrt(fan_in):.4f}")
