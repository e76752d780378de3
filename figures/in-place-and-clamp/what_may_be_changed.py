"""Which operators let their input or their result be changed in place before backward: each cell was tried."""

import torch

from retrospect.draw import Drawing

OPERATORS = {
    "x + 1": lambda x: x + 1,
    "x.sum(0)": lambda x: x.sum(0),
    "x * x": lambda x: x * x,
    "x @ weights": lambda x: x @ torch.ones(2, 2, requires_grad=True),
    "x.sin()": torch.sin,
    "x.clamp(0, 1)": lambda x: x.clamp(0, 1),
    "x.relu()": torch.relu,
    "x.sigmoid()": torch.sigmoid,
    "x.exp()": torch.exp,
    "x.softmax(0)": lambda x: x.softmax(0),
    "x.amax(0)": lambda x: x.amax(0),
}
LEFT, TOP, WIDTH, HEIGHT = 122, 58, 112, 30


def accepts(operator, change_result):
    """Whether backward still runs after the operator's input or result was changed in place."""
    values = torch.full((2, 2), 0.5, requires_grad=True).clone()
    result = operator(values)
    (result if change_result else values).add_(1)
    try:
        result.sum().backward()
    except RuntimeError:
        return False
    return True


drawing = Drawing(LEFT + 2 * WIDTH + 6, TOP + HEIGHT * len(OPERATORS) + 6)
drawing.text(LEFT + WIDTH, 14, "add_(1), then backward", "label", "middle")
for column, name in enumerate(["to its input x", "to its result"]):
    drawing.text(LEFT + WIDTH * (column + 0.5), TOP - 14, name, "small", "middle")
for row, (name, operator) in enumerate(OPERATORS.items()):
    y = TOP + HEIGHT * row
    drawing.text(LEFT - 8, y + HEIGHT / 2, name, "small", "end")
    for column, change_result in enumerate([False, True]):
        fine = accepts(operator, change_result)
        drawing.box(LEFT + WIDTH * column, y, WIDTH, HEIGHT, "", "cell" if fine else "hot")
        middle = (LEFT + WIDTH * (column + 0.5), y + HEIGHT / 2)
        drawing.text(*middle, "fine" if fine else "refused", "small", "middle")
print(drawing)
