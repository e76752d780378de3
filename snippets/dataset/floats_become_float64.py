# raises: RuntimeError
import torch
from torch import nn
from torch.utils.data import DataLoader, default_collate

heights, labels = default_collate([(1.5, 2), (2.5, 3)])
print("collated from Python numbers:", heights.dtype, labels.dtype)
try:
    nn.Linear(1, 1)(heights.view(2, 1))
except RuntimeError as error:
    print(error)

items = [torch.tensor([1.5]), torch.tensor([2.5])]
heights = next(iter(DataLoader(items, batch_size=2)))
print("collated from tensors:", heights.dtype)
print("the layer takes it:", tuple(nn.Linear(1, 1)(heights).shape))
