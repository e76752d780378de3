# silently wrong: no_grad leaves batch norm in training mode
import torch
from torch import nn


@torch.no_grad()
def predict_twice(evaluating):
    """Predict one input twice, with another neighbour in the batch."""
    norm = nn.BatchNorm1d(1)
    norm.train(not evaluating)
    predictions = []
    for neighbour in (0.0, 4.0):
        batch = torch.tensor([[1.0], [neighbour]])
        predictions.append(round(norm(batch)[0].item(), 2))
    return f"{predictions}, running mean {norm.running_mean.item():.2f}"


print("wrong:", predict_twice(evaluating=False))
print("right:", predict_twice(evaluating=True))
