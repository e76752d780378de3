"""The storage of a 2x3 tensor, and the order in which its transpose would have to read it to be flat."""

import torch

from retrospect.draw import CELL, Drawing

table = torch.arange(6).view(2, 3)
transposed = table.t()
drawing = Drawing(340, 400)

drawing.text(10, 16, f"table: size {tuple(table.size())}, stride {table.stride()}")
drawing.grid(10, 32, table.tolist())
drawing.text(10, 140, f"table.t(): size {tuple(transposed.size())}, stride {transposed.stride()}")
drawing.grid(10, 156, transposed.tolist())

drawing.text(10, 306, "one storage; table.t() read row by row jumps")
order = transposed.flatten().tolist()
left, top = 10, 350
drawing.row(left, top, table.flatten().tolist(), hot={order[0], order[1]})
for first, second in zip(order, order[1:]):
    start, end = (left + position * CELL + CELL / 2 for position in (first, second))
    drawing.arc((start, top), (end, top), 10 if second > first else 14, "hot" if second < first else "line")
print(drawing)
