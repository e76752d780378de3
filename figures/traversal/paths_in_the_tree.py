"""A tree of modules with the path of each, and the turn at which named_modules reaches it; children() are marked."""

from torch import nn

from retrospect.draw import Drawing

PLACES = {"": (170, 34), "0": (92, 128), "1": (270, 128), "0.0": (50, 222), "0.1": (146, 222), "1.0": (270, 222)}
WIDTH, HEIGHT = 84, 62

relu = nn.ReLU()
model = nn.Sequential(nn.Sequential(nn.Linear(1, 1), relu), nn.Sequential(relu))
turns = {name: turn for turn, (name, _) in enumerate(model.named_modules(), 1)}
children = {name for name, _ in model.named_children()}
paths = dict(model.named_modules(remove_duplicate=False))

drawing = Drawing(330, 290)
for path, (x, y) in PLACES.items():
    if path:
        parent = PLACES[path.rpartition(".")[0]]
        drawing.line((parent[0], parent[1] + HEIGHT / 2), (x, y - HEIGHT / 2), "muted")
for path, (x, y) in PLACES.items():
    kind = "hot" if path in children else "cell" if path in turns else "muted"
    drawing.box(x - WIDTH / 2, y - HEIGHT / 2, WIDTH, HEIGHT, "", kind)
    drawing.text(x, y - 18, f'"{path}"', "value", "middle")
    drawing.text(x, y + 2, type(paths[path]).__name__, "small", "middle")
    drawing.text(x, y + 19, f"turn {turns[path]}" if path in turns else "left out", "small", "middle")
drawing.text(10, 276, '"0.1" and "1.0" are one module')
print(drawing)
