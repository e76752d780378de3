"""A net with a plain list and a None child: the turn at which named_modules() reaches each place, if it does."""

from torch import nn

from retrospect.draw import Drawing


class Net(nn.Module):
    """Two blocks that torch sees, and two attributes that it does not look into."""

    def __init__(self):
        super().__init__()
        self.blocks = nn.ModuleList([nn.Linear(2, 2), nn.ReLU()])
        self.spare = [nn.Linear(2, 2)]
        self.skip = None


def places(name, part, depth=0):
    """Each place from the net down, also those that torch does not look into."""
    yield depth, name, part
    inner = vars(part).items() if isinstance(part, Net) else ()
    children = part.named_children() if isinstance(part, nn.Module) else enumerate(part or ())
    attributes = [(key, value) for key, value in inner if key in ("spare", "skip")]
    for key, child in [*children, *attributes]:
        yield from places(f"{name}.{key}".removeprefix("net."), child, depth + 1)


net = Net()
turns = {module: turn for turn, module in enumerate(net.modules(), 1)}

rows = list(places("net", net))
STEP, INDENT, LETTER = 33, 20, 8.4
labels = [f"{name}: {type(part).__name__.replace('NoneType', 'None')}" for _, name, part in rows]
right = max(depth * INDENT + len(label) * LETTER for (depth, _, _), label in zip(rows, labels)) + 18
drawing = Drawing(round(right) + 50, STEP * len(rows) + 34)
bottoms = {}
for row, ((depth, _, part), label) in enumerate(zip(rows, labels)):
    x, y = 1 + depth * INDENT, 2 + row * STEP
    turn = turns.get(part) if isinstance(part, nn.Module) else None
    bottoms[depth] = y + 26
    if depth:
        drawing.line((x - 10, bottoms[depth - 1]), (x - 10, y + 13))
        drawing.line((x - 10, y + 13), (x, y + 13))
    drawing.box(x, y, right - x, 26, "", "cell" if turn else "muted")
    drawing.text(x + 8, y + 13, label, "value")
    drawing.text(right + 10, y + 13, str(turn or "–"), "small")
drawing.text(1, STEP * len(rows) + 18, "turns of named_modules()", "small")
print(drawing)
