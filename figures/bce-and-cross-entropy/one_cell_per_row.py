"""cross_entropy of three samples: log_softmax of each row, one cell of it chosen by the label, and the mean."""

import torch
import torch.nn.functional as F

from retrospect.draw import Drawing

CELL = 62
logits = torch.tensor([[2.0, 1.0, -3.0], [0.0, 5.0, 5.5], [1.0, 1.0, 1.0]])
labels = torch.tensor([0, 1, 2])
logs = logits.log_softmax(1)
losses = F.cross_entropy(logits, labels, reduction="none")
chosen = {(row, label) for row, label in enumerate(labels.tolist())}


def rounded(rows, digits=2):
    return [[f"{value:.{digits}f}".replace("-", "−") for value in row] for row in rows.tolist()]


def table(top, title, rows, hot=()):
    drawing.text(10, top, title)
    for i, values in enumerate(rows):
        for j, value in enumerate(values):
            drawing.box(10 + j * CELL, top + 16 + i * 36, CELL, 36, value, "hot" if (i, j) in hot else "cell")


drawing = Drawing(340, 396)
table(14, "logits: (N, C), any real numbers", rounded(logits, 1))
drawing.text(10 + 3 * CELL + 52, 14, "labels: (N,)", "label", "middle")
for row, label in enumerate(labels.tolist()):
    drawing.box(10 + 3 * CELL + 31, 30 + row * 36, 42, 36, str(label), "cold")
drawing.arrow((10 + CELL * 1.5, 144), (10 + CELL * 1.5, 172))
drawing.text(10 + CELL * 1.5 + 12, 157, "log_softmax over dimension 1", "small")
table(190, "log-probabilities", rounded(logs), chosen)
drawing.text(10 + 3 * CELL + 52, 190, "losses: (N,)", "label", "middle")
for row, loss in enumerate(losses.tolist()):
    y = 206 + row * 36
    drawing.box(10 + 3 * CELL + 21, y, CELL, 36, f"{loss:.2f}", "hot")
mean = F.cross_entropy(logits, labels).item()
assert torch.allclose(losses, -logs[torch.arange(3), labels])
drawing.text(10, 342, "the label picks a cell, without its minus sign", "label")
drawing.text(10, 372, f"cross_entropy: the mean, {mean:.2f}", "label")
print(drawing)
