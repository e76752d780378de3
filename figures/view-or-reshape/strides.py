"""A table and its transpose in one storage, and why view(12) cannot merge the transpose's two dimensions."""

import torch

from retrospect.draw import Drawing

CELL = 27
table = torch.arange(12).view(3, 4)
turned = table.transpose(0, 1)


def facts(tensor):
    contiguous = "contiguous" if tensor.is_contiguous() else "not contiguous"
    return f"size {tuple(tensor.size())}, stride {tensor.stride()}, {contiguous}"


drawing = Drawing(334, 400)
drawing.text(5, 14, "x = torch.arange(12).view(3, 4).transpose(0, 1)", "small")
drawing.text(5, 36, facts(turned), "small")
drawing.text(5, 66, "storage: all 12 cells are read", "small")
cells = turned.untyped_storage().nbytes() // turned.element_size()
drawing.row(5, 80, torch.as_strided(turned, (cells,), (1,), 0).tolist(), hot={turned.storage_offset()}, cell=CELL)
drawing.text(5, 130, "x", "value")
drawing.grid(5, 144, turned.tolist(), hot={(0, 0)}, cell=CELL)
for line, text in enumerate(
    [f"down: {turned.stride(0)} cell", f"right: {turned.stride(1)} cells", f"offset: {turned.storage_offset()}"]
):
    drawing.text(100, 158 + 24 * line, text, "small")

step, walk = turned.stride(0), turned.stride(1) * turned.size(1)
try:
    turned.view(12)
    answer = "works"
except RuntimeError:
    answer = "is refused"
copied = turned.reshape(12).data_ptr() != turned.data_ptr()
drawing.text(5, 282, f"x.view(12) {answer}: it merges dimensions 0 and 1")
drawing.text(5, 306, f"one step: stride[0] = {step}", "small")
drawing.text(5, 328, f"one walk: stride[1]·size[1] = {turned.stride(1)}·{turned.size(1)} = {walk}", "small")
drawing.text(5, 354, f"{step} {'=' if step == walk else '≠'} {walk}", "value")
drawing.text(5, 382, f"x.reshape(12) {'copies to a new storage' if copied else 'shares the memory'}", "small")
print(drawing)
