# silently wrong: the index is not broadcast, so one feature comes back
import torch

hidden = torch.arange(24).view(2, 4, 3)  # (sequence, step, feature)
index = torch.tensor([1, 3])[:, None, None]
print("wrong:", hidden.gather(1, index).squeeze().tolist())
print("right:", hidden.gather(1, index.expand(-1, 1, 3)).squeeze().tolist())

ones = torch.ones(2, 4, 3)
sums = torch.zeros(2, 4, 3).scatter_add_(1, index, ones)
print("values of src that were read:", int(sums.sum()), "of", ones.numel())
