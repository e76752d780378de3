# raises: RuntimeError
import torch
from torch import nn

model = nn.Linear(2, 1)
checkpoint = {"weight": torch.zeros(3, 3), "scale": torch.zeros(1)}
try:
    model.load_state_dict(checkpoint)
except RuntimeError as error:
    print("strict:", error)

renamed = {"weight": torch.zeros(1, 2), "scale": torch.zeros(1)}
print("strict=False:", model.load_state_dict(renamed, strict=False))
try:
    model.load_state_dict(checkpoint, strict=False)
except RuntimeError as error:
    print("strict=False:", error)
