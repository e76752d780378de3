# silently wrong: given parameters, get_total_norm measures the weights
import torch
from torch.nn.utils import get_total_norm

weight = torch.full((4,), 10.0, requires_grad=True)
(weight * 0.5).sum().backward()
print("wrong:", get_total_norm([weight]).item())
print("right:", get_total_norm([weight.grad]).item())
