# silently wrong: state_dict() shares the memory of the model, so it trains on too
import copy

import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.constant_(model.weight, 3.0)  # the best model so far

best = model.state_dict()
best_copy = copy.deepcopy(model.state_dict())
with torch.no_grad():
    model.weight += 100  # later epochs make it worse

model.load_state_dict(best)
print("wrong:", model.weight.item())
model.load_state_dict(best_copy)
print("right:", model.weight.item())
