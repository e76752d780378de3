"""Two trained boundaries that make no mistake: hinge alone, and hinge with the norm term, with its margins."""

import torch

from retrospect.draw import Drawing

points = torch.tensor([[1.0, 1.0], [2.0, 3.0], [-1.0, -1.0], [-3.0, -2.0]])
labels = torch.tensor([1.0, 1.0, -1.0, -1.0])
REACH, SIDE, LEFT, TOP = 4.0, 320, 10, 10


def train(weight_decay: float) -> tuple[torch.Tensor, torch.Tensor]:
    """Weight and bias after 1000 steps of subgradient descent from one start."""
    weight, bias = torch.tensor([0.1, 3.0], requires_grad=True), torch.zeros((), requires_grad=True)
    groups = [{"params": [weight], "weight_decay": weight_decay}, {"params": [bias]}]
    optimizer = torch.optim.SGD(groups, lr=1.0)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: 10 / (10 + n))
    for _ in range(1000):
        optimizer.zero_grad()
        torch.relu(1 - labels * (points @ weight + bias)).mean().backward()
        optimizer.step()
        schedule.step()
    return weight.detach(), bias.detach()


def place(x: float, y: float) -> tuple[float, float]:
    scale = SIDE / (2 * REACH)
    return LEFT + (x + REACH) * scale, TOP + (REACH - y) * scale


def boundary(weight, bias, score: float, kind: str):
    """The line on which the score has one value, cut at the edges of the picture."""
    (a, b), c = weight.tolist(), bias.item() - score
    ends = [(x, -(a * x + c) / b) for x in (-REACH, REACH)] + [(-(b * y + c) / a, y) for y in (-REACH, REACH)]
    inside = sorted({(round(x, 3), round(y, 3)) for x, y in ends if abs(x) <= REACH + 1e-3 and abs(y) <= REACH + 1e-3})
    drawing.line(place(*inside[0]), place(*inside[-1]), kind)


drawing = Drawing(340, 400)
drawing.box(LEFT, TOP, SIDE, SIDE)
plain, with_norm = train(0.0), train(0.2)
boundary(*plain, 0, "cold")
boundary(*with_norm, 0, "hot")
for score in (-1, 1):
    boundary(*with_norm, score, "muted")
for (x, y), label in zip(points.tolist(), labels.tolist()):
    px, py = place(x, y)
    nearest = abs(abs(with_norm[0] @ torch.tensor([x, y]) + with_norm[1]) - 1) < 0.05
    drawing.box(px - 11, py - 11, 22, 22, "+" if label > 0 else "−", "hot" if nearest else "cell")
weight, bias = plain
distance = (labels * (points @ weight + bias)).min() / weight.norm()
drawing.line((LEFT, 350), (LEFT + 30, 350), "cold")
drawing.text(LEFT + 40, 350, f"hinge alone: nearest point at {distance:.2f}")
weight, bias = with_norm
distance = (labels * (points @ weight + bias)).min() / weight.norm()
drawing.line((LEFT, 378), (LEFT + 30, 378), "hot")
drawing.text(LEFT + 40, 378, f"with the norm: nearest points at {distance:.2f}")
print(drawing)
