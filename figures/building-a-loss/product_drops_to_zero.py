"""The product of more and more probabilities of 0.1 in float32, and the sum of their logs, on one scale."""

import math

import torch

from retrospect.draw import Drawing

MOST = 60
probabilities = torch.full((MOST,), 0.1)
products = [probabilities[:count].prod().item() for count in range(1, MOST + 1)]
logs = [probabilities[:count].log().sum().item() / math.log(10) for count in range(1, MOST + 1)]
alive = [math.log10(product) for product in products if product > 0]

left, right, top, bottom = 56, 316, 60, 330
floor = bottom + 26  # the level of exactly 0, which has no place on a scale of powers
drawing = Drawing(346, 420)


def place(count: int, power: float) -> tuple[float, float]:
    return left + (right - left) * count / MOST, top + (bottom - top) * -power / MOST


drawing.text(8, 14, "product of n probabilities of 0.1")
drawing.text(8, 32, "in float32, on a scale of powers of ten")
for power in range(0, -MOST - 1, -10):
    y = place(0, power)[1]
    drawing.line((left, y), (right, y), "muted")
    drawing.text(left - 6, y, f"1e{power}", "small", "end")
drawing.line((left, floor), (right, floor), "muted")
drawing.text(left - 6, floor, "0", "small", "end")
for count in range(0, MOST + 1, 10):
    drawing.text(place(count, 0)[0], floor + 18, str(count), "small", "middle")
drawing.text((left + right) / 2, floor + 42, "n", "label", "middle")

drawing.curve([place(count, power) for count, power in enumerate(logs, 1)], "cold")
last = place(len(alive), alive[-1])
first_zero = place(len(alive) + 1, 0)[0]
drawing.curve(
    [place(count, power) for count, power in enumerate(alive, 1)] + [(first_zero, floor), (right, floor)], "hot"
)
drawing.text(last[0] - 8, last[1] + 34, f"prod, 0 from n = {len(alive) + 1}", anchor="end")
drawing.text(place(26, 0)[0], place(26, logs[25])[1] - 16, "sum of logs")
print(drawing)
