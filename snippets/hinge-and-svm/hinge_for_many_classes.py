import torch
import torch.nn.functional as F

scores = torch.tensor([[2.0, 1.5, -1.0], [0.0, 0.5, 3.0]])
classes = torch.tensor([0, 2])


def by_hand(power):
    right = scores.gather(1, classes.unsqueeze(1))
    violations = (1 - right + scores).clamp(min=0) ** power
    others = violations.scatter(1, classes.unsqueeze(1), 0.0)
    return others.sum(1) / scores.size(1)


for power in (1, 2):
    losses = F.multi_margin_loss(scores, classes, p=power, reduction="none")
    same = torch.allclose(losses, by_hand(power))
    numbers = [round(loss, 4) for loss in losses.tolist()]
    print(f"p={power}: {numbers}, as by hand: {same}")
