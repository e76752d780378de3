# raises: TypeError
import torch
from torch import nn

points = torch.ones(1, 2)
try:
    nn.Sequential(nn.Bilinear(2, 2, 1))(points, points)
except TypeError as error:
    print("two inputs:", error)

sequence = torch.ones(1, 5, 2)
try:
    nn.Sequential(nn.LSTM(2, 3, batch_first=True), nn.Linear(3, 1))(sequence)
except TypeError as error:
    print("two outputs:", error)
