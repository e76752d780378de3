"""A leaf, a result that retains its gradient and one that does not, after backward."""

import warnings

import torch

from retrospect.draw import Drawing

WIDTH, HEIGHT, STEP, LEFT, TOP = 170, 34, 76, 6, 56

x = torch.tensor(3.0, requires_grad=True)
hidden = x * 2
hidden.retain_grad()
square = hidden**2
square.backward()
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    rows = [("square = hidden**2", square, square.grad), ("hidden = x * 2", hidden, hidden.grad), ("x", x, x.grad)]

drawing = Drawing(344, 268)
drawing.text(LEFT, 16, "the graph")
drawing.text(LEFT + WIDTH + 20, 16, "after square.backward()")
for row, (code, tensor, grad) in enumerate(rows):
    top = TOP + row * STEP
    drawing.box(LEFT, top, WIDTH, HEIGHT, code, "cold" if tensor.is_leaf else "cell")
    text = "None" if grad is None else f"{grad.item():g}"
    drawing.text(LEFT + WIDTH + 20, top + HEIGHT / 2, ".grad", "value")
    drawing.box(LEFT + WIDTH + 72, top, 64, HEIGHT, text, "muted" if grad is None else "hot")
    origin = "leaf" if tensor.is_leaf else tensor.grad_fn.name()
    if tensor.is_leaf:
        drawing.text(LEFT + WIDTH / 2, top + HEIGHT + 16, origin, "small", "middle")
    else:
        drawing.text(LEFT + WIDTH / 2 + 8, top + HEIGHT + 20, origin, "small")
        drawing.arrow((LEFT + WIDTH / 2, top + HEIGHT), (LEFT + WIDTH / 2, top + STEP))
print(drawing)
