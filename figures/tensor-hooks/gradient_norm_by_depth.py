"""The norm of each layer's weight gradient in networks of 16 layers, noted by one hook per layer."""

import math

import torch
from torch import nn

from retrospect.draw import Drawing

DEPTH, WIDTH = 16, 64


def norms_by_layer(activation, gain: float) -> list[float]:
    """Norms from the first layer to the last, for normal weights of standard deviation gain / sqrt(WIDTH)."""
    torch.manual_seed(0)
    norms, layers = {}, []
    for depth in range(DEPTH):
        linear = nn.Linear(WIDTH, WIDTH)
        nn.init.normal_(linear.weight, std=gain / math.sqrt(WIDTH))
        linear.weight.register_hook(lambda grad, depth=depth: norms.update({depth: grad.norm().item()}))
        layers += [linear, activation()]
    nn.Sequential(*layers)(torch.randn(128, WIDTH)).square().mean().backward()
    return [norms[depth] for depth in range(DEPTH)]


curves = [
    ("Tanh, gain 6", norms_by_layer(nn.Tanh, 6.0), "hot"),
    ("Tanh, gain 1", norms_by_layer(nn.Tanh, 1.0), "line"),
    ("Sigmoid, gain 1", norms_by_layer(nn.Sigmoid, 1.0), "cold"),
]
powers = [math.log10(norm) for _, norms, _ in curves for norm in norms]
low, high = 3 * math.floor(min(powers) / 3), 3 * math.ceil(max(powers) / 3)
left, right, top, bottom = 56, 330, 56, 316
drawing = Drawing(346, 372)


def place(depth: int, power: float) -> tuple[float, float]:
    x = left + 10 + (right - left - 20) * depth / (DEPTH - 1)
    return x, bottom - (bottom - top) * (power - low) / (high - low)


drawing.text(8, 14, "norm of the weight gradient,")
drawing.text(8, 32, "each step of the scale 1000 times")
for power in range(low, high + 1, 3):
    y = place(0, power)[1]
    drawing.line((left, y), (right, y), "muted")
    drawing.text(left - 6, y, f"1e{power}", "small", "end")
for depth in range(0, DEPTH, 3):
    drawing.text(place(depth, low)[0], bottom + 16, str(depth + 1), "small", "middle")
drawing.text((left + right) / 2, bottom + 40, "layer, first to last", anchor="middle")
for name, norms, kind in curves:
    points = [place(depth, math.log10(norm)) for depth, norm in enumerate(norms)]
    drawing.curve(points, kind)
    for x, y in points:
        drawing.box(x - 2.5, y - 2.5, 5, 5, kind=kind if kind != "line" else "cell")
    x, y = points[4]
    drawing.text(x + 6, y + 46 if kind == "cold" else y - 14, name)
print(drawing)
