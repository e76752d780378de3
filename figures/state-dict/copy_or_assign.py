"""What the module and the optimizer hold after load_state_dict, with and without assign=True."""

import torch
from torch import nn

from retrospect.draw import Drawing

drawing = Drawing(350, 330)
for panel, assign in enumerate((False, True)):
    layer = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(layer.weight)
    optimizer = torch.optim.SGD(layer.parameters(), lr=0.1)
    checkpoint = {"weight": torch.full((1, 1), 7.0)}
    layer.load_state_dict(checkpoint, assign=assign)

    holders = [
        ("module", layer.weight),
        ("optimizer", optimizer.param_groups[0]["params"][0]),
        ("checkpoint", checkpoint["weight"]),
    ]
    memories = list(dict.fromkeys(tensor.data_ptr() for _, tensor in holders))
    top = 20 + 165 * panel
    drawing.text(6, top, f"assign={assign}", "value")
    for row, (name, tensor) in enumerate(holders):
        y = top + 34 + 44 * row
        drawing.text(30, y, name)
        place = memories.index(tensor.data_ptr())
        target = top + 48 + 70 * place
        trained = tensor.data_ptr() == layer.weight.data_ptr()
        drawing.arrow((118, y), (196, target), "hot" if trained else "line")
        drawing.box(200, target - 22, 144, 44, f"weight = {tensor.item():g}", "hot" if trained else "cell")
print(drawing)
