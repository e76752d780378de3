"""Four losses of one example as functions of its margin, label times score, each computed by torch."""

import torch
import torch.nn.functional as F

from retrospect.draw import Drawing

LOW, HIGH, MOST = -2.0, 3.0, 4.0
left, right, top, bottom = 36, 330, 20, 300
drawing = Drawing(346, 362)
margins = torch.linspace(LOW, HIGH, 101)
losses = {
    "mistake": (margins <= 0).float(),
    "logistic": F.softplus(-margins),
    "squared hinge": torch.relu(1 - margins).square(),
    "hinge": torch.relu(1 - margins),
}
kinds = {"mistake": "muted", "logistic": "cold", "squared hinge": "line", "hinge": "hot"}


def place(margin: float, loss: float) -> tuple[float, float]:
    return left + (right - left) * (margin - LOW) / (HIGH - LOW), bottom - (bottom - top) * loss / MOST


for loss in range(int(MOST) + 1):
    y = place(LOW, loss)[1]
    drawing.line((left, y), (right, y), "muted")
    drawing.text(left - 8, y, str(loss), "small", "end")
for margin in range(int(LOW), int(HIGH) + 1):
    x = place(margin, 0)[0]
    drawing.line((x, bottom), (x, bottom + 5))
    drawing.text(x, bottom + 16, f"{margin}".replace("-", "−"), "small", "middle")
drawing.text((left + right) / 2, bottom + 42, "margin: label times score", "label", "middle")
for name, values in losses.items():
    points = [place(m, v) for m, v in zip(margins.tolist(), values.tolist()) if v <= MOST]
    if name != "mistake":
        drawing.curve(points, kinds[name])
drawing.curve([place(LOW, 1), place(0, 1), place(0, 0), place(HIGH, 0)], "line")
drawing.text(*place(-0.55, 3.3), "squared hinge")
drawing.text(*place(-1.9, 3.3), "hinge")
drawing.text(*place(0.95, 0.66), "logistic")
drawing.text(*place(-1.9, 0.6), "mistake, 0 or 1")
print(drawing)
