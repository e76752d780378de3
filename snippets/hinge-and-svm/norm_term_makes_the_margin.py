import torch
from torch import nn

points = torch.tensor([[1.0, 1.0], [2.0, 3.0], [-1.0, -1.0], [-3.0, -2.0]])
labels = torch.tensor([1.0, 1.0, -1.0, -1.0])


def train(weight_decay):
    line = nn.Linear(2, 1)
    start = {"weight": torch.tensor([[0.1, 3.0]]), "bias": torch.zeros(1)}
    line.load_state_dict(start)
    groups = [
        {"params": [line.weight], "weight_decay": weight_decay},
        {"params": [line.bias], "weight_decay": 0.0},
    ]
    optimizer = torch.optim.SGD(groups, lr=1.0)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: 10 / (10 + n))
    for _ in range(1000):
        hinge = torch.relu(1 - labels * line(points).squeeze(1)).mean()
        optimizer.zero_grad()
        hinge.backward()
        optimizer.step()
        schedule.step()
    return line.weight.detach().norm(), (labels * line(points).squeeze(1)).detach()


print("weight_decay  nearest point  1 / norm  points inside")
for weight_decay in (0.0, 0.2, 2.0):
    norm, margins = train(weight_decay)
    inside = (margins < 0.9).sum()
    distance = margins.min() / norm
    print(f"{weight_decay:12}  {distance:13.2f}  {1 / norm:8.2f}  {inside:13}")
