"""The tree of modules that a model registers, and beside it a layer in a plain list, which is no part of the tree."""

from torch import nn

from retrospect.draw import Drawing

network = nn.Module()
network.blocks = nn.ModuleList([nn.Linear(2, 2), nn.Linear(2, 2)])
network.heads = nn.ModuleDict({"age": nn.Linear(2, 1)})
network.spare = [nn.Linear(2, 2)]

rows = []  # depth, name, what it is, whether the walk reaches it
for name, module in network.named_modules():
    rows.append((name.count(".") + 1 if name else 0, name.rpartition(".")[2] or "network", module, True))
walked = {module for _, _, module, _ in rows}
rows.append((1, "spare", network.spare, "spare" in dict(network.named_children())))
rows += [(2, str(index), layer, layer in walked) for index, layer in enumerate(network.spare)]

HIGH, STEP, INDENT, WIDTH = 30, 40, 28, 190
drawing = Drawing(345, 26 + STEP * len(rows))
drawing.text(10, 14, "what network.named_modules() walks")
top = {}  # of the last box at each depth
for position, (depth, name, module, reached) in enumerate(rows):
    x, y = 10 + depth * INDENT, 32 + position * STEP
    top[depth] = y
    if depth and (reached or depth == 2):
        bend, kind = x - INDENT + 12, "line" if reached else "muted"
        drawing.line((bend, top[depth - 1] + HIGH), (bend, y + HIGH / 2), kind)
        drawing.line((bend, y + HIGH / 2), (x, y + HIGH / 2), kind)
    tensors = len(list(module.parameters(recurse=False))) if isinstance(module, nn.Module) else 0
    kind = ("hot" if tensors else "cell") if reached else "muted"
    drawing.box(x, y, WIDTH, HIGH, f"{name}: {type(module).__name__}", kind)
    if tensors:
        drawing.text(x + WIDTH + 10, y + HIGH / 2, f"{tensors} tensors" if reached else "unseen", "small")
print(drawing)
