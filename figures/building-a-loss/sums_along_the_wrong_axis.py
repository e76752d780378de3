"""What each score is divided by, with and without keepdim, and the row sums that come of it."""

import torch

from retrospect.draw import CELL, Drawing

scores = torch.arange(1.0, 10.0).view(3, 3)
KINDS = ("hot", "cold", "cell")  # one for each row whose sum it is
LEFT, MIDDLE, RIGHT = 8, 152, 288
drawing = Drawing(350, 392)

totals = scores.sum(1)
kind_of = {total: kind for total, kind in zip(totals.tolist(), KINDS)}
for top, label, sums in [
    (26, "scores / scores.sum(1)", totals),
    (222, "scores / scores.sum(1, keepdim=True)", scores.sum(1, keepdim=True)),
]:
    drawing.text(LEFT, top - 10, label, "value")
    divisors = sums.expand_as(scores).tolist()
    shares = (scores / sums).sum(1).tolist()
    for i in range(3):
        y = top + 8 + i * CELL
        for j in range(3):
            drawing.box(LEFT + j * CELL, y, CELL, CELL, f"{scores[i, j]:g}", KINDS[i])
            drawing.box(MIDDLE + j * CELL, y, CELL, CELL, f"{divisors[i][j]:g}", kind_of[divisors[i][j]])
        drawing.box(RIGHT, y, 54, CELL, f"{shares[i]:.3g}", KINDS[i])
    drawing.text((LEFT + 3 * CELL + MIDDLE) / 2, top + 8 + 1.5 * CELL, "/", "value", "middle")
    drawing.text(LEFT + 1.5 * CELL, top + 142, "scores", "small", "middle")
    drawing.text(MIDDLE + 1.5 * CELL, top + 142, f"sums, from {tuple(sums.shape)}", "small", "middle")
    drawing.text(RIGHT + 27, top + 142, "row sum", "small", "middle")
print(drawing)
