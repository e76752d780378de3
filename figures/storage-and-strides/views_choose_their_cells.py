"""Three views of one 3x4 table: which cells of the storage each reaches, and how far its strides step."""

import torch

from retrospect.draw import Drawing

table = torch.arange(12).view(3, 4)
drawing = Drawing(352, 604)
cell, left, top = 28, 8, 16
for name, view in [
    ("table.t()", table.t()),
    ("table[1:, ::2]", table[1:, ::2]),
    ("table[:1].expand(3, 4)", table[:1].expand(3, 4)),
]:
    drawing.text(left, top, name, "value")
    facts = f"size {tuple(view.size())}, stride {view.stride()}, offset {view.storage_offset()}"
    drawing.text(left, top + 20, facts, "small")
    drawing.grid(left, top + 34, view.tolist(), hot={(0, 0)}, cell=24)
    for place, (step, stride) in enumerate(zip(("down", "right"), view.stride(), strict=True)):
        drawing.text(left + 124, top + 46 + 20 * place, f"one step {step}: {stride}", "small")

    top += 34 + 24 * view.size(0) + 36
    reached = set(view.flatten().tolist())
    for number in range(table.numel()):
        kind = "hot" if number == view.storage_offset() else "cell" if number in reached else "muted"
        drawing.box(left + number * cell, top, cell, cell, str(number), kind)
    start = left + (view.storage_offset() + 0.5) * cell
    for stride, colour in zip(view.stride(), ("hot", "cold"), strict=True):
        if stride:
            drawing.arc((start, top), (start + stride * cell, top), 6 + 3 * stride, colour)
    top += cell + 32
print(drawing)
