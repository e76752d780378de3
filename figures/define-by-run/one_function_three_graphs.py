"""What one Python function recorded for three inputs: the nodes from each result back to the input."""

import torch

from retrospect.draw import Drawing

WIDTH, HEIGHT, STEP, LEFT, TOP = 104, 34, 62, 4, 96


def halve_until_small(x):
    """Halve until the number is at most 1, then make it positive."""
    while x.detach().abs() > 1:
        x = x / 2
    return x if x > 0 else -x


def recorded(node):
    """The names of the nodes from a result back to its leaf."""
    names = []
    while node is not None:
        names.append(node.name().removeprefix("torch::autograd::").replace("AccumulateGrad", "x.grad"))
        node = node.next_functions[0][0] if node.next_functions else None
    return names


drawing = Drawing(340, 322)
drawing.text(LEFT, 16, "one function, three inputs; the result is on top")
for column, number in enumerate((3.0, -1.5, 0.5)):
    x = torch.tensor(number, requires_grad=True)
    result = halve_until_small(x)
    left = LEFT + column * (WIDTH + 10)
    middle = left + WIDTH / 2
    drawing.text(middle, 48, f"x = {number:g}", "value", "middle")
    drawing.box(left, TOP - 28, WIDTH, HEIGHT, f"{result.item():g}", "cold")
    names = recorded(result.grad_fn) or ["x.grad"]
    for row, name in enumerate(names):
        top = TOP - 28 + (row + 1) * STEP
        drawing.arrow((middle, top - STEP + HEIGHT), (middle, top))
        drawing.box(left, top, WIDTH, HEIGHT, "", "hot" if name == "x.grad" else "cell")
        if name == "x.grad":
            result.backward()
            name = f"{x.grad.item():g}"
            drawing.text(middle, top + HEIGHT + 16, "x.grad", "small", "middle")
        drawing.text(middle, top + HEIGHT / 2, name, "value" if len(name) < 8 else "small", "middle")
print(drawing)
