# raises: ValueError
import torch
from torch import nn
from torch.utils.data import DataLoader

samples = torch.arange(27.0).view(9, 3)
norm = nn.BatchNorm1d(3)
for drop_last in (False, True):
    batches = list(DataLoader(samples, batch_size=4, drop_last=drop_last))
    print(f"drop_last={drop_last}: sizes {[len(batch) for batch in batches]}")
    try:
        for batch in batches:
            norm(batch)
    except ValueError as error:
        print(error)

print("eval mode, one sample:", tuple(norm.eval()(samples[:1]).shape))
image = torch.zeros(1, 3, 4, 4)
print("one image, 16 values per channel:", tuple(nn.BatchNorm2d(3)(image).shape))
