# silently wrong: a and b are values, not numbers of standard deviations
import torch
from torch.nn import init

torch.manual_seed(0)
weight, std = torch.empty(100_000), 0.02


def share_beyond_two_std():
    return f"{(weight.abs() > 2 * std).double().mean().item():.0%} beyond two std"


init.trunc_normal_(weight, std=std)
print("wrong:", share_beyond_two_std())
init.trunc_normal_(weight, std=std, a=-2 * std, b=2 * std)
print("right:", share_beyond_two_std())
