"""For each kind of attribute: does parameters() list it, does state_dict() save it, does to() move it?"""

import torch
from torch import nn

from retrospect.draw import Drawing

layer = nn.Module()
layer.weight = nn.Parameter(torch.ones(2))
layer.mean = nn.Buffer(torch.zeros(2))
layer.cache = nn.Buffer(torch.zeros(2), persistent=False)
layer.plain = torch.zeros(2)
layer.listed = [nn.Parameter(torch.ones(2))]
layer.to("meta")  # another device that every machine has

seen, saved = dict(layer.named_parameters()), layer.state_dict()
rows = [
    ("nn.Parameter", "weight", layer.weight),
    ("nn.Buffer", "mean", layer.mean),
    ("not persistent", "cache", layer.cache),
    ("a tensor", "plain", layer.plain),
    ("in a plain list", "listed", layer.listed[0]),
]
LEFT, WIDE, HIGH = 122, 72, 34
drawing = Drawing(346, 42 + 42 * len(rows))
for column, title in enumerate(("listed", "saved", "moved")):
    drawing.text(LEFT + column * WIDE + WIDE / 2, 14, title, "label", "middle")
for index, (label, name, tensor) in enumerate(rows):
    y = 32 + index * 42
    drawing.text(8, y + HIGH / 2, label)
    for column, answer in enumerate((name in seen, name in saved, tensor.is_meta)):
        kind = ("hot", "cold", "cell")[column] if answer else "muted"
        drawing.box(LEFT + column * WIDE + 3, y, WIDE - 6, HIGH, "yes" if answer else "no", kind)
print(drawing)
