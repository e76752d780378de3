# raises: RuntimeError
import torch
from torch.nn.utils import clip_grad_norm_


def parameters_with(*gradients):
    parameters = [torch.zeros(1, requires_grad=True) for _ in gradients]
    for parameter, gradient in zip(parameters, gradients):
        parameter.grad = torch.tensor([gradient])
    return parameters


for bad in (float("inf"), float("nan")):
    parameters = parameters_with(bad, 1.0)
    norm = clip_grad_norm_(parameters, max_norm=1.0)
    after = [parameter.grad.item() for parameter in parameters]
    print(f"gradients {bad} and 1.0: norm {norm.item()}, then {after}")

try:
    parameters = parameters_with(float("inf"), 1.0)
    clip_grad_norm_(parameters, max_norm=1.0, error_if_nonfinite=True)
except RuntimeError as error:
    print(error)
