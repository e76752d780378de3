"""Three items as they leave the dataset, and the batch that default_collate makes of them."""

import torch
from torch.utils.data import default_collate

from retrospect.draw import CELL, Drawing

items = [
    {"pixels": torch.tensor([number, number + 1]), "label": number % 2, "name": name}
    for number, name in ((3, "cat"), (5, "dog"), (8, "fox"))
]
batch = default_collate(items)
left = {"pixels": 10, "label": 130, "name": 210}
drawing = Drawing(300, 440)


def fields(y: float) -> None:
    for field, x in left.items():
        drawing.text(x, y, field, "small")


drawing.text(10, 16, "three items, one dict each")
fields(44)
for row, item in enumerate(items):
    top = 58 + row * (CELL + 12)
    drawing.row(left["pixels"], top, item["pixels"].tolist())
    drawing.box(left["label"], top, CELL, CELL, str(item["label"]))
    drawing.box(left["name"], top, 2 * CELL, CELL, repr(item["name"]))

drawing.arrow((30, 222), (30, 252))
drawing.text(46, 237, "default_collate", "value")
drawing.text(10, 276, "one batch, one dict")
fields(304)
top = 318
pixels = batch["pixels"].tolist()
drawing.grid(left["pixels"], top, pixels, hot={(row, column) for row in range(3) for column in range(2)}, cell=32)
for row, (label, name) in enumerate(zip(batch["label"].tolist(), batch["name"], strict=True)):
    drawing.box(left["label"], top + row * 32, 32, 32, str(label), "hot")
    drawing.box(left["name"], top + row * 32, 80, 32, repr(name), "cell")
for field, x in left.items():
    value = batch[field]
    shape = "×".join(map(str, value.shape)) if torch.is_tensor(value) else ""
    drawing.text(x, 428, f"{type(value).__name__} {shape}".strip(), "small")
print(drawing)
