import torch
from torch.nn.utils import clip_grad_norm_, clip_grad_value_

gradient = torch.tensor([4.0, 0.4])
weight = torch.zeros(2, requires_grad=True)
for name, clip in [
    ("by norm", lambda: clip_grad_norm_(weight, max_norm=1.0)),
    ("by value", lambda: clip_grad_value_(weight, clip_value=1.0)),
]:
    weight.grad = gradient.clone()
    clip()
    values = [round(value, 3) for value in weight.grad.tolist()]
    ratio = (weight.grad[0] / weight.grad[1]).item()
    norm = weight.grad.norm().item()
    print(f"{name:9} {values}, norm {norm:.3f}, ratio {ratio:.1f}")
