"""The two columns of a 2x2 matrix, and the two columns of Q with the diagonal of R made positive."""

import torch

from retrospect.draw import Drawing

matrix = torch.tensor([[3.0, 1.0], [4.0, 2.0]])
q, r = torch.linalg.qr(matrix)
signs = r.diagonal().sign()
q, r = q * signs, r * signs.unsqueeze(1)

SCALE, LEFT, BOTTOM = 66, 96, 300


def point(vector):
    """Where a vector ends on the drawing."""
    x, y = vector.tolist()
    return LEFT + SCALE * x, BOTTOM - SCALE * y


origin = point(torch.zeros(2))
first, second = matrix.unbind(dim=1)
along = r[0, 1] * q[:, 0]  # the part of the second column along the first direction
drawing = Drawing(340, 366)
drawing.arrow(origin, point(first))
drawing.text(point(first)[0] - 16, point(first)[1] + 4, "column 1", "label", "end")
drawing.arrow(origin, point(second))
drawing.text(point(second)[0] - 10, point(second)[1] - 12, "column 2", "label", "middle")
drawing.line(point(along), point(second), "muted")
for index, place in [(0, (14, 6)), (1, (-6, -14))]:
    tip = point(q[:, index])
    drawing.arrow(origin, tip, "hot")
    drawing.text(tip[0] + place[0], tip[1] + place[1], f"q{index + 1}", "value", "middle")
drawing.text(10, 330, f"column 1 = {r[0, 0].item():.1f} · q1")
drawing.text(10, 352, f"column 2 = {r[0, 1].item():.1f} · q1 + {r[1, 1].item():.1f} · q2")
print(drawing)
