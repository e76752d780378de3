"""The slots of a ModuleList and the layers they refer to, when built by repetition and by a comprehension."""

from torch import nn

from retrospect.draw import Drawing

repeated = nn.ModuleList([nn.Linear(2, 2)] * 3)
separate = nn.ModuleList(nn.Linear(2, 2) for _ in range(3))
drawing = Drawing(340, 330)
for top, title, layers in [
    (16, "ModuleList([layer] * 3)", repeated),
    (184, "ModuleList(Linear(2, 2) for _ in range(3))", separate),
]:
    drawing.text(10, top, title)
    objects = list(dict.fromkeys(layers))  # each object once, in order
    tied = len(objects) < len(layers)
    middle = {layer: 170 if tied else 62 + 108 * place for place, layer in enumerate(objects)}
    for slot, layer in enumerate(layers):
        x = 62 + 108 * slot
        drawing.box(x - 22, top + 18, 44, 32, str(slot))
        tip = middle[layer] + (x - middle[layer]) * 0.3
        drawing.arrow((x, top + 50), (tip, top + 88), "hot" if tied else "line")
    for layer in objects:
        label = f"{type(layer).__name__} ({len(list(layer.parameters()))})"
        drawing.box(middle[layer] - 50, top + 90, 100, 32, label, "hot" if tied else "cold")
    drawing.text(170, top + 138, f"{len(list(layers.parameters()))} parameters", "small", "middle")
print(drawing)
