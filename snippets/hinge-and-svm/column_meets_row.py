# silently wrong: scores of shape (n, 1) and labels of shape (n,) give n * n losses
import torch
from torch import nn

line = nn.Linear(1, 1)
line.load_state_dict({"weight": torch.tensor([[2.0]]), "bias": torch.zeros(1)})
points = torch.tensor([[1.0], [-1.0], [3.0]])
labels = torch.tensor([1.0, -1.0, 1.0])

for label, scores in [("wrong", line(points)), ("right", line(points).squeeze(1))]:
    losses = torch.relu(1 - labels * scores)
    print(f"{label}: {tuple(losses.shape)}, mean {losses.mean():.2f}")
