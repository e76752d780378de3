# silently wrong: a mean of batch means gives the short last batch a full share
import torch
from torch.utils.data import DataLoader

losses = torch.tensor([0.0, 0.0, 0.0, 0.0, 10.0])
batches = list(DataLoader(losses, batch_size=4))
means = [batch.mean().item() for batch in batches]
sums = [batch.sum().item() for batch in batches]
print("sizes:", [len(batch) for batch in batches])
print("wrong:", sum(means) / len(batches))
print("right:", sum(sums) / len(losses))
