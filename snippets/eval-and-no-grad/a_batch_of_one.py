# raises: ValueError
import torch
from torch import nn

norm = nn.BatchNorm1d(2)
one_image = torch.tensor([[1.0, 2.0]])
with torch.no_grad():
    try:
        norm(one_image)
    except ValueError as error:
        print("train():", error)
    norm.eval()
    print("eval():", [round(value, 3) for value in norm(one_image)[0].tolist()])
