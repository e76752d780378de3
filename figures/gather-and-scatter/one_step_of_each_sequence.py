"""Two sequences of four steps with three features: the index along the steps, and what gather picks with it."""

import torch

from retrospect.draw import Drawing

CELL, LEFT, APART = 36, 70, 144
hidden = torch.arange(24).view(2, 4, 3)
index = torch.tensor([1, 3])[:, None, None].expand(2, 1, 3)
picked = hidden.gather(1, index)

drawing = Drawing(332, 318)
steps, features = hidden.size(1), hidden.size(2)
for sequence in range(hidden.size(0)):
    left = LEFT + sequence * APART
    drawing.text(left + features * CELL / 2, 14, f"sequence {sequence}", "label", "middle")
    chosen = {(index[sequence, 0, feature].item(), feature) for feature in range(features)}
    drawing.grid(left, 30, hidden[sequence].tolist(), hot=chosen, cell=CELL)
    for feature, number in enumerate(index[sequence, 0].tolist()):
        drawing.box(left + feature * CELL, 196, CELL, CELL, str(number), "muted")
    drawing.row(left, 254, picked[sequence, 0].tolist(), hot=range(features), cell=CELL)
for step in range(steps):
    drawing.text(LEFT - 10, 30 + (step + 0.5) * CELL, f"step {step}", "small", "end")
drawing.text(LEFT - 10, 196 + CELL / 2, "index", "small", "end")
drawing.text(LEFT - 10, 254 + CELL / 2, "picked", "small", "end")
shapes = [tuple(tensor.shape) for tensor in (hidden, index, picked)]
drawing.text(8, 308, f"{shapes[0]} read with {shapes[1]} gives {shapes[2]}", "small")
print(drawing)
