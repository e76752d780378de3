"""What the explainer gather starts with: four reads by an index, and the last of them as an arrow."""

import torch

from retrospect.draw import Drawing

CELL, LEFT, TOP = 40, 24, 48
x = torch.tensor([[10, 11, 12, 13], [20, 21, 22, 23], [30, 31, 32, 33]])
index = torch.tensor([[0, 2], [1, 1]])
out = x.gather(1, index)
last = (1, 1)
read = (last[0], index[last].item())
below = TOP + len(x) * CELL + 40
right = LEFT + 3 * CELL
drawing = Drawing(300, below + 2 * CELL + 66)


def middle(left, top, place):
    return left + (place[1] + 0.5) * CELL, top + (place[0] + 0.5) * CELL


drawing.text(LEFT, 14, f"x  {list(x.shape)}", "small")
for column in range(x.shape[1]):
    drawing.text(LEFT + (column + 0.5) * CELL, TOP - 10, str(column), "small", "middle")
drawing.grid(LEFT, TOP, x.tolist(), hot={read})
drawing.text(LEFT, below - 12, f"out  {list(out.shape)}", "small")
drawing.grid(LEFT, below, out.tolist(), cold={last})
drawing.text(right, below - 12, f"index  {list(index.shape)}", "small")
drawing.grid(right, below, index.tolist(), hot={last})
(x1, y1), (x2, y2) = middle(LEFT, TOP, read), middle(LEFT, below, last)
drawing.arrow((x1 + 14, y1 + 0.4 * CELL), (x2 + 14, y2 - 0.4 * CELL), "hot")  # beside the digits
drawing.text(LEFT, below + 2 * CELL + 24, "out[i][j] = x[i][index[i][j]]", "value")
drawing.text(LEFT, below + 2 * CELL + 46, f"out[1][1] = x[1][{read[1]}] = {out[last]}", "value")
assert out[last] == x[read]
print(drawing)
