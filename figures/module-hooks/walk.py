"""A chain in which one layer stands twice: the turns of the hooks at each call, forward and backward."""

import torch
from torch import nn

from retrospect.draw import Drawing

shared = nn.Linear(2, 2)
net = nn.Sequential(shared, nn.ReLU(), shared)
rows = list(net.named_modules(remove_duplicate=False))
names = {module: name for name, module in net.named_modules()}

turns = {name: [] for name, _ in rows}
calls = {module: [name for name, other in rows if other is module] for module in names}
turn = 0


def note(module, places):
    """Count the turn at the first of the places."""
    global turn
    turn += 1
    turns[places[0]].append(turn)


# A module that is called twice goes through its places in forward, and back through them in backward.
for module, places in calls.items():
    forward, backward = iter(places), iter(reversed(places))
    at = {}

    def enter(module, args, at=at, forward=forward):
        at["forward"] = next(forward)
        note(module, [at["forward"]])

    def enter_back(module, grad_output, at=at, backward=backward):
        at["backward"] = next(backward)
        note(module, [at["backward"]])

    module.register_forward_pre_hook(enter)
    module.register_forward_hook(lambda module, *_, at=at: note(module, [at["forward"]]))
    module.register_full_backward_pre_hook(enter_back)
    module.register_full_backward_hook(lambda module, *_, at=at: note(module, [at["backward"]]))
net(torch.ones(1, 2, requires_grad=True)).sum().backward()
assert turn == 16

STEP, INDENT, LETTER = 33, 20, 8.4
again = {name: f" = {names[module]}" if names[module] != name else "" for name, module in rows}
labels = [f"{name or 'net'}: {type(module).__name__}{again[name]}" for name, module in rows]
depths = [1 if name else 0 for name, _ in rows]
right = max(depth * INDENT + len(label) * LETTER for depth, label in zip(depths, labels)) + 18
drawing = Drawing(round(right) + 110, STEP * len(rows) + 34)
for row, ((name, _), label, depth) in enumerate(zip(rows, labels, depths)):
    x, y = 1 + depth * INDENT, 2 + row * STEP
    if depth:
        drawing.line((x - 10, 28), (x - 10, y + 13))
        drawing.line((x - 10, y + 13), (x, y + 13))
    drawing.box(x, y, right - x, 26, "", "cold" if again[name] else "cell")
    drawing.text(x + 8, y + 13, label, "value")
    drawing.text(right + 10, y + 13, ", ".join(map(str, turns[name])), "small")
drawing.text(1, STEP * len(rows) + 18, "turns of the four hooks, 1 to 16", "small")
print(drawing)
