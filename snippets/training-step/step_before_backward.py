# raises: RuntimeError
# device: cpu — its message names the device
import torch
from torch import nn


def train(*layers):
    model = nn.Sequential(*layers)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    inputs = torch.ones(4, 2)
    model(inputs).mean().backward()  # the batch before left its gradients
    loss = model(inputs).mean()
    optimizer.step()
    loss.backward()


train(nn.Linear(2, 1))
print("one layer: no error")
try:
    train(nn.Linear(2, 3), nn.Linear(3, 1))
except RuntimeError as error:
    print("two layers:", error)
