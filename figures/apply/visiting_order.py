"""A tree of modules with one shared layer, and the turn at which apply and modules() reach each place."""

from torch import nn

from retrospect.draw import Drawing

PLACES = {"model": (180, 34), "b": (98, 134), "c": (276, 134), "b.d": (52, 234), "b.e": (146, 234), "c.d": (276, 234)}
WIDTH, HEIGHT = 88, 64

shared = nn.Linear(1, 1)
model = nn.ModuleDict(
    {
        "b": nn.ModuleDict({"d": shared, "e": nn.Linear(1, 1)}),
        "c": nn.ModuleDict({"d": shared}),
    }
)
paths = {path or "model": module for path, module in model.named_modules(remove_duplicate=False)}
turns = {path: {} for path in paths}


def note(label, modules):
    """Write down the turn of each module; a shared one takes its places from left to right."""
    for turn, module in enumerate(modules, 1):
        place = next(path for path in paths if paths[path] is module and label not in turns[path])
        turns[place][label] = turn


visited = []
model.apply(visited.append)
note("apply", visited)
note("modules()", model.modules())

drawing = Drawing(340, 310)
for path, (x, y) in PLACES.items():
    if path != "model":
        parent = PLACES[path.rpartition(".")[0] or "model"]
        drawing.line((parent[0], parent[1] + HEIGHT / 2), (x, y - HEIGHT / 2), "muted")
for path, (x, y) in PLACES.items():
    drawing.box(x - WIDTH / 2, y - HEIGHT / 2, WIDTH, HEIGHT, "", "hot" if paths[path] is shared else "cell")
    drawing.text(x, y - 18, path, "value", "middle")
    drawing.text(x, y + 2, f"apply: {turns[path].get('apply', '–')}", "small", "middle")
    drawing.text(x, y + 20, f"modules(): {turns[path].get('modules()', '–')}", "small", "middle")
drawing.text(180, 290, "b.d and c.d are one layer", "label", "middle")
print(drawing)
