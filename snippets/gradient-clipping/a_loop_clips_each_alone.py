# silently wrong: one call per parameter limits each alone, not their joint norm
import torch
from torch.nn.utils import clip_grad_norm_, get_total_norm


def two_parameters():
    parameters = [torch.zeros(1, requires_grad=True) for _ in range(2)]
    for parameter, gradient in zip(parameters, (3.0, 4.0)):
        parameter.grad = torch.tensor([gradient])
    return parameters


def report(parameters):
    gradients = [parameter.grad for parameter in parameters]
    values = [round(gradient.item(), 3) for gradient in gradients]
    return f"{values}, joint norm {get_total_norm(gradients).item():.3f}"


looped = two_parameters()
for parameter in looped:
    clip_grad_norm_(parameter, max_norm=1.0)
together = two_parameters()
clip_grad_norm_(together, max_norm=1.0)
print("wrong:", report(looped))
print("right:", report(together))
