import warnings

import torch
from torch import nn

model = nn.Linear(1, 1)
model(torch.tensor([[3.0]])).sum().backward()
parameters = model.parameters()
print("parameters:", len(list(parameters)))  # the generator is used up now

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    norm = nn.utils.clip_grad_norm_(parameters, max_norm=0.1)
    print("norm:", norm.item(), "gradient:", model.weight.grad.item())
    nn.utils.clip_grad_norm(model.parameters(), max_norm=0.1)
for warning in caught:
    print(f"{warning.category.__name__}: {warning.message}")
