"""Where a module keeps what is assigned to it: three dictionaries that it walks, and the object's own for the rest."""

import torch
from torch import nn

from retrospect.draw import Drawing

bare = set(nn.Module().__dict__)  # what every module has
layer = nn.Module()
layer.weight = nn.Parameter(torch.ones(2))
layer.mean = nn.Buffer(torch.zeros(2))
layer.linear = nn.Linear(2, 2)
layer.plain = torch.zeros(2)
layer.listed = [nn.Parameter(torch.ones(2))]

drawing = Drawing(340, 316)
for position, (title, names, kind) in enumerate(
    [
        ("_parameters", list(layer._parameters), "hot"),
        ("_buffers", list(layer._buffers), "cold"),
        ("_modules", list(layer._modules), "cell"),
        ("__dict__", [name for name in layer.__dict__ if name not in bare], "muted"),
    ]
):
    y = 12 + position * 76 + (8 if kind == "muted" else 0)
    drawing.text(6, y + 4, f"layer.{title}", "value")
    for place, name in enumerate(names):
        value = getattr(layer, name)
        drawing.box(6 + place * 168, y + 20, 160, 34, f"{name}: {type(value).__name__}", kind)
print(drawing)
