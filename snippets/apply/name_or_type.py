import warnings

from torch import nn


class Projection(nn.Linear):
    """A linear layer under another name."""


class LinearAttention(nn.Module):
    """Has the word in its name, and is no linear layer."""


with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # lazy modules announce that they are new
    lazy = nn.LazyLinear(2)
inside_attention = nn.MultiheadAttention(4, 1).out_proj
modules = [nn.Linear(1, 1), inside_attention, lazy, Projection(1, 1)]
print(f"{'class':32}{'name':8}{'isinstance':12}type is")
for module in [*modules, LinearAttention(), nn.Bilinear(1, 1, 1)]:
    name = module.__class__.__name__
    found, exact = name.find("Linear") != -1, type(module) is nn.Linear
    print(f"{name:32}{found!s:8}{isinstance(module, nn.Linear)!s:12}{exact}")
