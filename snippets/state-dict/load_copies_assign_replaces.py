import torch
from torch import nn

checkpoint = {
    "weight": torch.full((1, 1), 7.0, dtype=torch.double),
    "bias": torch.zeros(1, dtype=torch.double),
}
for assign in (False, True):
    layer = nn.Linear(1, 1)
    optimizer = torch.optim.SGD(layer.parameters(), lr=1.0)
    layer.load_state_dict(checkpoint, assign=assign)
    layer(torch.ones(1, 1, dtype=layer.weight.dtype)).backward()
    optimizer.step()
    weight = layer.weight
    print(f"assign={assign}: {weight.dtype}, a step leads to {weight.item()}")
