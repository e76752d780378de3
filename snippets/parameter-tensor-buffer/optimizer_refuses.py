# raises: TypeError, ValueError
# device: cpu — the message names the type of a CPU tensor
import warnings

import torch
from torch import nn

weight = nn.Parameter(torch.zeros(1))
for label, params in [
    ("bare parameter", weight),
    ("computed tensor", [weight * 2]),
    ("in two groups", [{"params": [weight]}, {"params": [weight]}]),
]:
    try:
        torch.optim.SGD(params, lr=0.1)
    except (TypeError, ValueError) as error:
        print(f"{label}: {error}")

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    torch.optim.SGD([weight, weight], lr=0.1)
print("twice in one group, only warns:", str(caught[0].message).split(";")[0])
