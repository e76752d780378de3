"""What a model does in each mode under each context: every cell is a real run of dropout and batch norm."""

import torch
from torch import nn

from retrospect.draw import Drawing

CONTEXTS = [("gradients on", torch.enable_grad), ("no_grad", torch.no_grad), ("inference_mode", torch.inference_mode)]
LEFT, TOP, WIDTH, HEIGHT, GAP = 4, 58, 108, 118, 4


def describe(training, context):
    dropout, norm = nn.Dropout(0.5), nn.BatchNorm1d(1)
    nn.Sequential(dropout, norm).train(training)
    with context():
        dropped = dropout(torch.ones(64, 1))
        output = norm(dropped)
    return (
        "dropout on" if (dropped == 0).any() else "dropout off",
        "statistics move" if norm.running_mean.item() else "statistics stay",
        "graph" if output.requires_grad else "no graph",
        "inference only" if output.is_inference() else "normal tensor",
    )


drawing = Drawing(340, 346)
for column, (name, context) in enumerate(CONTEXTS):
    x = LEFT + column * (WIDTH + GAP)
    drawing.text(x + WIDTH / 2, 12, name, "label", "middle")
    for row, training in enumerate((True, False)):
        y = TOP + row * (HEIGHT + 44)
        if not column:
            drawing.text(x, y - 14, "model.train()" if training else "model.eval()", "value")
        facts = describe(training, context)
        kind = {"graph": "hot"}.get(facts[2], "cold" if facts[1] == "statistics stay" else "cell")
        drawing.box(x, y, WIDTH, HEIGHT, "", kind)
        for line, fact in enumerate(facts):
            drawing.text(x + WIDTH / 2, y + 19 + line * 27, fact, "label", "middle")
print(drawing)
