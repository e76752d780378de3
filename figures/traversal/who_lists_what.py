"""Which walk lists which name: every cell is the answer of the method, asked of one model."""

import torch
from torch import nn

from retrospect.draw import Drawing

LEFT, TOP, WIDTH, HEIGHT = 128, 44, 44, 27


class Model(nn.Module):
    """One layer under two names, a parameter of its own, and a buffer that is not saved."""

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(2, 2, bias=False), nn.BatchNorm1d(2, affine=False))
        self.head = self.body[0]
        self.scale = nn.Parameter(torch.ones(1))
        self.register_buffer("mask", torch.ones(2), persistent=False)


model = Model()
listed = {
    "chil-": ("dren", [name for name, _ in model.named_children()]),
    "mod-": ("ules", [name for name, _ in model.named_modules()]),
    "param-": ("eters", [name for name, _ in model.named_parameters()]),
    "buff-": ("ers", [name for name, _ in model.named_buffers()]),
    "state_": ("dict", list(model.state_dict())),
}
names = [name for name, _ in model.named_modules(remove_duplicate=False)]
names += [name for name, _ in model.named_parameters(remove_duplicate=False)]
names += [name for name, _ in model.named_buffers() if not name.endswith(("var", "tracked"))]

drawing = Drawing(LEFT + WIDTH * len(listed) + 4, TOP + HEIGHT * len(names) + 4)
for column, (first, (second, _)) in enumerate(listed.items()):
    for line, text in enumerate((first, second)):
        drawing.text(LEFT + WIDTH * (column + 0.5), 12 + 16 * line, text, "small", "middle")
for row, name in enumerate(names):
    y = TOP + HEIGHT * row
    drawing.text(LEFT - 8, y + HEIGHT / 2, name or '"" (itself)', "small", "end")
    for column, (_, found) in enumerate(listed.values()):
        drawing.box(LEFT + WIDTH * column, y, WIDTH, HEIGHT, "", "hot" if name in found else "muted")
print(drawing)
