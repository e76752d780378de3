"""The batches of two epochs of a shuffled loader over ten items."""

import torch
from torch.utils.data import DataLoader

from retrospect.draw import Drawing

CELL = 28
loader = DataLoader(range(10), batch_size=4, shuffle=True, generator=torch.Generator().manual_seed(0))
drawing = Drawing(330, 154)
for epoch in range(2):
    top = 16 + epoch * 84
    drawing.text(10, top, f"epoch {epoch + 1}")
    left = 10
    for batch in loader:
        short = len(batch) < loader.batch_size
        drawing.row(left, top + 18, batch.tolist(), hot=range(len(batch)) if short else (), cell=CELL)
        left += len(batch) * CELL + 14
print(drawing)
