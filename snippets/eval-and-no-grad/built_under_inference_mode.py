# raises: RuntimeError
import torch
from torch import nn


def train_once(layer):
    optimizer = torch.optim.SGD(layer.parameters(), lr=0.1)
    layer(torch.ones(1, 1)).sum().backward()
    try:
        optimizer.step()
    except RuntimeError as error:
        return error
    return "trained"


saved, loaded = nn.Linear(1, 1).state_dict(), nn.Linear(1, 1)
with torch.inference_mode():
    built = nn.Linear(1, 1)
    loaded.load_state_dict(saved)

for name, layer in [("loaded inside", loaded), ("built inside", built)]:
    print(f"{name}: {train_once(layer)}")
