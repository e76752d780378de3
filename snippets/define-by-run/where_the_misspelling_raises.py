# raises: TypeError, AttributeError, RuntimeError
import torch
from torch import nn

weight = torch.ones(2)
weight.required_grad = True
for attempt in [
    lambda: torch.ones(2, required_grad=True),
    lambda: nn.Parameter(torch.ones(2), required_grad=False),
    lambda: torch.ones(2).required_grad_(),
    lambda: weight.sum().backward(),
]:
    try:
        attempt()
    except (TypeError, AttributeError, RuntimeError) as error:
        print(f"{type(error).__name__}: {error}")
