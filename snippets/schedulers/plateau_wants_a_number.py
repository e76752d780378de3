# raises: TypeError, ValueError
import torch
from torch.optim.lr_scheduler import LinearLR, ReduceLROnPlateau, SequentialLR

optimizer = torch.optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1)
warm_up, plateau = LinearLR(optimizer), ReduceLROnPlateau(optimizer)
try:
    plateau.step()
except TypeError as error:
    print(error)
try:
    SequentialLR(optimizer, [warm_up, plateau], milestones=[5])
except ValueError as error:
    print(error)
