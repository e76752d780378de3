import warnings

import torch
from torch import nn
from torch.utils.tensorboard import SummaryWriter

model, row = nn.Linear(2, 1), torch.ones(1, 2)
for name, call in [
    ("torch.jit.trace", lambda: torch.jit.trace(model, row)),
    ("torch.jit.script", lambda: torch.jit.script(model)),
    ("add_graph", lambda: SummaryWriter("runs/first").add_graph(model, row)),
    ("torch.export", lambda: torch.export.export(model, (row,))),
]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        call()
    first = [f"{each.category.__name__}: {each.message}" for each in caught[:1]]
    print(f"{name:16}", *first or ["no warning"])
