"""The second training step of SGD with momentum, call by call: what it holds, and what each call changed."""

import torch

from retrospect.draw import Drawing

weight = torch.tensor([4.0], requires_grad=True)
optimizer = torch.optim.SGD([weight], lr=0.25, momentum=0.25)
weight.square().sum().backward()
optimizer.step()  # the first step leaves a gradient and a momentum behind
loss = None


def now():
    """What there is at this moment, as text."""
    momentum = optimizer.state[weight]["momentum_buffer"]
    values = [loss, weight.grad, momentum, weight]
    return ["–" if value is None else f"{value.item():g}" for value in values]


rows = [("before", now())]
optimizer.zero_grad()
rows.append(("zero_grad()", now()))
loss = weight.square().sum()
rows.append(("the forward", now()))
loss.backward()
rows.append(("backward()", now()))
optimizer.step()
rows.append(("step()", now()))

LEFT, WIDTH, HEIGHT = 92, 62, 38
drawing = Drawing(LEFT + 4 * WIDTH + 6, 36 + HEIGHT * len(rows) + 6)
for column, name in enumerate(["loss", "grad", "momentum", "weight"]):
    drawing.text(LEFT + (column + 0.5) * WIDTH, 20, name, "small", "middle")
previous = rows[0][1]
for index, (call, values) in enumerate(rows):
    y = 36 + index * HEIGHT
    drawing.text(4, y + HEIGHT / 2, call)
    changed = {column for column in range(4) if values[column] != previous[column]}
    for column, value in enumerate(values):
        drawing.box(LEFT + column * WIDTH, y, WIDTH, HEIGHT, value, "cell")
    for column in changed:
        drawing.box(LEFT + column * WIDTH, y, WIDTH, HEIGHT, "", "hot")
        drawing.text(LEFT + (column + 0.5) * WIDTH, y + HEIGHT / 2, values[column], "value", "middle")
    previous = values
print(drawing)
