"""Loss and gradient of a negative example over its logit, for BCELoss on a sigmoid and for BCEWithLogitsLoss."""

import torch
import torch.nn.functional as F

from retrospect.draw import Drawing

LEFT, WIDTH = 40, 290
LOW, HIGH = -5, 30


def curves(loss_of):
    """The loss of each logit for target 0, and its gradient, both from torch."""
    logits = torch.linspace(LOW, HIGH, 351, requires_grad=True)
    losses = loss_of(logits, torch.zeros_like(logits))
    (grads,) = torch.autograd.grad(losses.sum(), logits)
    return logits.tolist(), losses.tolist(), grads.tolist()


def panel(top, height, highest, title, ticks, series):
    """One plot: a frame, a scale on the left, and a curve for each loss."""
    drawing.text(LEFT, top - 16, title)
    drawing.box(LEFT, top, WIDTH, height, "", "muted")

    def across(logit):
        return LEFT + (logit - LOW) / (HIGH - LOW) * WIDTH

    def down(value):
        return top + 6 + (1 - value / highest) * (height - 12)

    for tick in ticks:
        drawing.text(LEFT - 6, down(tick), str(tick), "small", "end")
    for logit in (0, 10, 17, 30):
        drawing.text(across(logit), top + height + 12, str(logit), "small", "middle")
    for (logits, values), kind in zip(series, ("cold", "hot")):
        drawing.curve([(across(logit), down(value)) for logit, value in zip(logits, values)], kind)
    return across, down


drawing = Drawing(350, 470)
logits, fused, fused_grad = curves(lambda z, y: F.binary_cross_entropy_with_logits(z, y, reduction="none"))
_, plain, plain_grad = curves(lambda z, y: F.binary_cross_entropy(z.sigmoid(), y, reduction="none"))

across, down = panel(30, 190, 100, "loss, target 0", (0, 50, 100), [(logits, fused), (logits, plain)])
drawing.text(across(16), down(84), "BCELoss(sigmoid)", "small", "end")
drawing.text(across(29.4), down(6), "BCEWithLogitsLoss", "small", "end")
across, down = panel(286, 140, 1, "gradient of the loss", (0, 0.5, 1), [(logits, fused_grad), (logits, plain_grad)])
drawing.text(across(29.4), down(0.87), "with logits", "small", "end")
drawing.text(across(29.4), down(0.13), "BCELoss", "small", "end")
drawing.text(LEFT + WIDTH / 2, 458, "logit", "small", "middle")
print(drawing)
