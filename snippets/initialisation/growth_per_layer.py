import math

import torch
from torch.nn import init

DRAWS = {
    "rand": init.uniform_,
    "randn": init.normal_,
    "randn * 0.01": lambda weight: init.normal_(weight, std=0.01),
    "as nn.Linear": lambda weight: init.kaiming_uniform_(weight, a=math.sqrt(5)),
    "Xavier": init.xavier_normal_,
    "Kaiming": lambda weight: init.kaiming_normal_(weight, nonlinearity="relu"),
}

for name, draw in DRAWS.items():
    torch.manual_seed(0)
    hidden, sizes = torch.randn(64, 512), []
    for _ in range(10):
        weight = draw(torch.empty(512, 512))
        hidden = torch.relu(hidden @ weight.T)
        sizes.append(hidden.mean().item())
    growth = (sizes[-1] / sizes[0]) ** (1 / 9)
    digits = 0 if growth > 10 else 1
    print(f"{name:13} times {growth:.{digits}f} per layer")
