# raises: RuntimeError
import torch
from torch import nn

for inplace in (False, True):
    net = nn.Sequential(nn.Linear(2, 2), nn.ReLU(inplace))
    net[0].register_full_backward_hook(lambda *_: None)
    try:
        print(f"inplace={inplace}:", tuple(net(torch.ones(1, 2)).shape))
    except RuntimeError as error:
        print(f"inplace={inplace}:", error)
