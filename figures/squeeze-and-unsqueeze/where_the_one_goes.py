"""The sizes and strides of a 2x3 tensor after unsqueeze at each place, and the two numbers of that place."""

import torch

from retrospect.draw import CELL, Drawing

table = torch.arange(6).view(2, 3)
drawing = Drawing(340, 290)
drawing.text(10, 14, "a call", "small")
drawing.text(176, 14, "size", "small", "middle")
drawing.text(288, 14, "stride", "small", "middle")


def describe(y, call, tensor, new=None):
    """One row: the call, a box for each size, the strides."""
    drawing.text(10, y + CELL / 2, call)
    left = 176 - CELL * tensor.dim() / 2
    drawing.row(left, y, tensor.shape, hot=set() if new is None else {new})
    drawing.text(288, y + CELL / 2, str(tensor.stride()), "value", "middle")


describe(30, "table", table)
for dim in range(3):
    y = 96 + 64 * dim
    describe(y, f"unsqueeze({dim})", table.unsqueeze(dim), dim)
    negative = dim - 3
    same = table.unsqueeze(negative).shape == table.unsqueeze(dim).shape
    drawing.text(10, y + CELL / 2 + 18, f"or ({negative})" if same else "", "small")
print(drawing)
