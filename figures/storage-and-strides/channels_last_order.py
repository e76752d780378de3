"""The storage of one 2x2 image with three channels, in the default layout and in channels_last."""

import torch

from retrospect.draw import Drawing

image = torch.arange(12).view(1, 3, 2, 2)
names = [f"{channel}{pixel}" for channel in "RGB" for pixel in range(4)]
drawing = Drawing(352, 190)
top = 16
for label, layout in [("contiguous", torch.contiguous_format), ("channels_last", torch.channels_last)]:
    stored = image.to(memory_format=layout)
    drawing.text(8, top, label, "value")
    drawing.text(8, top + 20, f"size {tuple(stored.size())}, stride {stored.stride()}", "small")
    memory = [names[number] for number in stored.as_strided((12,), (1,), 0).tolist()]
    red = {place for place, name in enumerate(memory) if name[0] == "R"}
    drawing.row(8, top + 38, memory, hot=red, cell=28)
    top += 100
print(drawing)
