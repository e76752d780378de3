# raises: RuntimeError
import torch
from torch import nn

model = nn.Linear(2, 1)
nn.init.zeros_(model.weight)
try:
    model.load_state_dict({"weight": torch.ones(1, 2)})
except RuntimeError as error:
    print(error)
print("the weight after it:", model.weight.tolist())
