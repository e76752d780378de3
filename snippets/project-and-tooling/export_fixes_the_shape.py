# raises: AssertionError, NotImplementedError
import torch
from torch import nn

model = nn.Sequential(nn.Linear(2, 1), nn.Dropout(0.5))
exported = torch.export.export(model.eval(), (torch.ones(3, 2),)).module()
print("as exported:", tuple(exported(torch.ones(3, 2)).shape))
try:
    exported(torch.ones(7, 2))
except AssertionError as error:
    print("another batch size:", error)
try:
    exported.train()
except NotImplementedError as error:
    print("another mode:", error)
