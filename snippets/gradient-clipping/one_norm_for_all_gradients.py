import torch
from torch.nn.utils import clip_grad_norm_


def clipped(first, second, max_norm):
    """Clip the gradients of two parameters; the norm before, and both after."""
    weight = torch.zeros(1, requires_grad=True)
    bias = torch.zeros(1, requires_grad=True)
    weight.grad, bias.grad = torch.tensor([first]), torch.tensor([second])
    norm = clip_grad_norm_([weight, bias], max_norm)
    return norm.item(), weight.grad.item(), bias.grad.item()


for first, second in [(3.0, 4.0), (0.3, 0.4)]:
    norm, *after = clipped(first, second, max_norm=1.0)
    becomes = [round(gradient, 4) for gradient in after]
    print(f"{[first, second]} has norm {norm:.2f} and becomes {becomes}")
