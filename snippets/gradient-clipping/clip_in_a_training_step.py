import torch
from torch import nn
from torch.nn.utils import clip_grad_norm_

model = nn.Linear(2, 1, bias=False)
nn.init.zeros_(model.weight)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
batches = {"usual": [0.3, 0.4], "outlier": [300.0, 400.0], "next": [0.3, 0.4]}

for kind, features in batches.items():
    before = model.weight.detach().clone()
    loss = model(torch.tensor([features])).sum()
    optimizer.zero_grad()
    loss.backward()
    norm = clip_grad_norm_(model.parameters(), max_norm=1.0)
    optimizer.step()
    moved = (model.weight.detach() - before).norm()
    print(f"{kind:8} norm {norm.item():5.1f}, weights moved {moved.item():.3f}")
