"""One row read by gather and one row written by scatter_add, through the same index with a duplicate."""

import torch

from retrospect.draw import Drawing

CELL, LEFT = 44, 84
index = torch.tensor([3, 0, 3])
row = torch.tensor([10, 11, 12, 13])
values = torch.tensor([1, 2, 3])
numbers = index.tolist()
repeated = {place for place, number in enumerate(numbers) if numbers.count(number) > 1}
drawing = Drawing(352, 486)


def label(y, text):
    drawing.text(LEFT - 10, y + CELL / 2, text, "small", "end")


def boxes(y, contents, hot=(), kind="cell"):
    for place, content in enumerate(contents):
        drawing.box(LEFT + place * CELL, y, CELL, CELL, str(content), "hot" if place in hot else kind)


def middle(place):
    return LEFT + (place + 0.5) * CELL


def kind_of(place):
    return "hot" if place in repeated else "line"


picked = row.gather(0, index)
drawing.text(8, 14, "gather reads: row.gather(0, index)")
label(34, "row")
boxes(34, row.tolist(), hot={numbers[place] for place in repeated})
for place, number in enumerate(numbers):
    drawing.arrow((middle(number), 34 + CELL + 3), (middle(place), 130 - 3), kind_of(place))
label(130, "index")
boxes(130, numbers, kind="muted")
label(130 + CELL, "picked")
boxes(130 + CELL, picked.tolist(), hot=repeated)

sums = torch.zeros_like(row).scatter_add(0, index, values)
drawing.text(8, 262, "scatter_add writes: zeros.scatter_add(0, index, values)")
label(282, "values")
boxes(282, values.tolist(), hot=repeated)
label(282 + CELL, "index")
boxes(282 + CELL, numbers, kind="muted")
for place, number in enumerate(numbers):
    drawing.arrow((middle(place), 282 + 2 * CELL + 3), (middle(number), 430 - 3), kind_of(place))
label(430, "sums")
boxes(430, sums.tolist(), hot={numbers[place] for place in repeated})
print(drawing)
