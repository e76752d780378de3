"""A net whose blocks share a layer: the turns at which apply reaches each place."""

from torch import nn

from retrospect.draw import Drawing


class Net(nn.Module):
    """Holds what it is given."""

    def __init__(self, **parts):
        super().__init__()
        for name, part in parts.items():
            setattr(self, name, part)


shared = nn.Linear(2, 2)
net = Net(b=Net(d=shared, e=nn.Linear(2, 2)), c=Net(d=shared))

# A module carries no name: a shared one takes its places in the order of the tree.
visited = []
net.apply(visited.append)
rows = list(net.named_modules(remove_duplicate=False))
turns = {}
for turn, module in enumerate(visited, 1):
    place = next(name for name, other in rows if other is module and name not in turns)
    turns[place] = turn
first = {module: name for name, module in net.named_modules()}

STEP, INDENT, LETTER = 33, 20, 8.4
again = {name: f" = {first[module]}" if first[module] != name else "" for name, module in rows}
labels = [f"{name or 'net'}: {type(module).__name__}{again[name]}" for name, module in rows]
depths = [name.count(".") + 1 if name else 0 for name, _ in rows]
right = max(depth * INDENT + len(label) * LETTER for depth, label in zip(depths, labels)) + 18
drawing = Drawing(round(right) + 50, STEP * len(rows) + 34)
bottoms = {}
for row, ((name, _), label, depth) in enumerate(zip(rows, labels, depths)):
    x, y = 1 + depth * INDENT, 2 + row * STEP
    bottoms[depth] = y + 26
    if depth:
        drawing.line((x - 10, bottoms[depth - 1]), (x - 10, y + 13))
        drawing.line((x - 10, y + 13), (x, y + 13))
    drawing.box(x, y, right - x, 26, "", "cold" if again[name] else "cell")
    drawing.text(x + 8, y + 13, label, "value")
    drawing.text(right + 10, y + 13, str(turns[name]), "small")
drawing.text(1, STEP * len(rows) + 18, "turns of apply", "small")
print(drawing)
