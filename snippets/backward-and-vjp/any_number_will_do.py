import torch
from torch.nn.functional import cross_entropy

scores = torch.tensor([3.0, -4.0], requires_grad=True)
for name, number in [
    ("squared difference", (scores[0] - 1) ** 2),
    ("cross entropy", cross_entropy(scores, torch.tensor(1))),
    ("L1 penalty", scores.abs().sum()),
    ("length", scores.norm()),
    ("one score, raised", -scores[1]),
]:
    scores.grad = None
    number.backward()
    print(f"{name:19}", [round(value, 4) for value in scores.grad.tolist()])
