"""Two losses of a negative example over the whole number line, with logit 17 marked, and what each gives there."""

import torch
import torch.nn.functional as F

from retrospect.draw import Drawing

LEFT, WIDTH = 38, 300
LOW, HIGH, AT = -110, 110, 17


def plain(z, y):
    return F.binary_cross_entropy(z.sigmoid(), y, reduction="none")


def fused(z, y):
    return F.binary_cross_entropy_with_logits(z, y, reduction="none")


def both(loss_of, logits):
    """The loss of each logit for target 0, and its gradient."""
    logits = torch.as_tensor(logits, dtype=torch.float32).requires_grad_()
    losses = loss_of(logits, torch.zeros_like(logits))
    (grads,) = torch.autograd.grad(losses.sum(), logits)
    return losses.tolist(), grads.tolist()


def across(logit):
    return LEFT + (logit - LOW) / (HIGH - LOW) * WIDTH


def panel(title, top, height, highest, ticks, place):
    """One plot: a frame, a scale on the left, a curve for each loss, and its mark."""
    drawing.text(LEFT + WIDTH / 2, top - 12, title, anchor="middle")
    drawing.box(LEFT, top, WIDTH, height, "", "muted")

    def down(value):
        return top + 8 + (1 - value / highest) * (height - 16)

    for tick in ticks:
        drawing.text(LEFT - 5, down(tick), str(tick), "small", "end")
    for loss_of, kind, side in ((fused, "cold", 14), (plain, "hot", 8)):
        drawing.curve([(across(z), down(value)) for z, value in zip(logits, both(loss_of, logits)[place])], kind)
        drawing.box(across(AT) - side / 2, down(both(loss_of, [AT])[place][0]) - side / 2, side, side, "", kind)
    return down


logits = torch.linspace(LOW, HIGH, 301).tolist()
p = torch.sigmoid(torch.linspace(LOW, HIGH, 220_001))
zero, one = (LOW + count.sum().item() * 0.001 for count in (p == 0, p < 1))  # where the sigmoid leaves 0 and becomes 1

drawing = Drawing(350, 356)
for top, height in ((24, 160), (218, 90)):
    for start, end in ((LOW, zero), (one, HIGH)):
        drawing.box(across(start), top, across(end) - across(start), height)
down = panel("loss for target 0", 24, 160, HIGH, (0, 50, 100), 0)
drawing.text(across(AT) - 8, down(100), "BCELoss", "small", "end")
drawing.text(across(106), down(20), "BCEWithLogitsLoss", "small", "end")
drawing.text(across(LOW), 12, "sigmoid 0", "small")
drawing.text(across(HIGH), 12, "sigmoid 1", "small", "end")
panel("gradient", 218, 90, 1, (0, 0.5, 1), 1)
for logit in (-100, -50, 0, 50, 100):
    drawing.text(across(logit), 320, str(logit), "small", "middle")
drawing.text(LEFT + WIDTH / 2, 338, "logit", "small", "middle")
print(drawing)
