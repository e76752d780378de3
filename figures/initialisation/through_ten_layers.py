"""The mean activation after each of ten ReLU layers, on a logarithmic axis, for six ways to draw the weights."""

import math

import torch
from torch.nn import init

from retrospect.draw import Drawing

DRAWS = [
    ("rand", init.uniform_, "cold"),
    ("randn", init.normal_, "hot"),
    ("Kaiming", lambda weight: init.kaiming_normal_(weight, nonlinearity="relu"), "line"),
    ("Xavier", init.xavier_normal_, "line"),
    ("nn.Linear", lambda weight: init.kaiming_uniform_(weight, a=math.sqrt(5)), "cold"),
    ("randn * 0.01", lambda weight: init.normal_(weight, std=0.01), "hot"),
]
LEFT, RIGHT, TOP, BOTTOM, HIGHEST, LOWEST = 44, 244, 30, 330, 24, -10


def height(power):
    """The y of a power of ten, to a whole pixel: digits beyond that vary by machine."""
    return round(TOP + (HIGHEST - power) / (HIGHEST - LOWEST) * (BOTTOM - TOP))


drawing = Drawing(350, 366)
drawing.text(LEFT - 38, 10, "mean activation", "small")
for power in range(-8, HIGHEST + 1, 8):
    drawing.line((LEFT, height(power)), (RIGHT, height(power)), "muted")
    drawing.text(LEFT - 6, height(power), f"1e{power}", "small", "end")
for name, draw, kind in DRAWS:
    torch.manual_seed(0)
    hidden, powers = torch.randn(64, 512), []
    for _ in range(10):
        hidden = torch.relu(hidden @ draw(torch.empty(512, 512)).T)
        powers.append(math.log10(hidden.mean().item()))
    drawing.curve([(LEFT + 20 * layer, height(power)) for layer, power in enumerate(powers, 1)], kind)
    drawing.text(RIGHT + 6, height(powers[-1]), name, "small")
for layer in range(1, 11):
    drawing.text(LEFT + 20 * layer, BOTTOM + 12, str(layer), "small", "middle")
drawing.text(RIGHT + 16, BOTTOM + 12, "layer", "small")
print(drawing)
