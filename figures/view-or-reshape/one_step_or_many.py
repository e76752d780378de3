"""Which storage cell each read of a tensor touches, for a tensor that flattens and for one that does not."""

import torch

from retrospect.draw import Drawing

CELL = 28
table = torch.arange(6).view(2, 3)


def cells_read(tensor):
    """The storage position of each element, in the order in which a flat tensor would give them."""
    base, size = tensor.untyped_storage().data_ptr(), tensor.element_size()
    return [(element.data_ptr() - base) // size for row in tensor for element in row]


drawing = Drawing(330, 490)
top = 16
for name, tensor in [("table", table), ("table.t()", table.t())]:
    order = cells_read(tensor)
    try:
        answer = f"view(-1) has stride {tensor.view(-1).stride()[0]}"
    except RuntimeError:
        answer = "view(-1) is refused"
    drawing.text(4, top, f"{name}: size {tuple(tensor.size())}, stride {tensor.stride()}")
    drawing.text(4, top + 22, answer, "small")
    for read, position in enumerate(order):
        y = top + 40 + read * CELL
        drawing.text(4, y + CELL / 2, f"read {read}", "small")
        drawing.row(60, y, [position if cell == position else "" for cell in range(6)], hot={position}, cell=CELL)
        step = "" if read == 0 else f"{position - order[read - 1]:+d}"
        drawing.text(60 + 6 * CELL + 12, y, step, "value")
    top += 40 + 6 * CELL + 36
print(drawing)
