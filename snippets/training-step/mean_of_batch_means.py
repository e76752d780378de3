# silently wrong: the last, smaller batch counts as much as the others
import torch
from torch.nn.functional import mse_loss
from torch.utils.data import DataLoader

errors = torch.tensor([1.0] * 8 + [10.0])  # nine samples, the last one is far off
batches = list(DataLoader(errors, batch_size=4))
losses = [mse_loss(batch, torch.zeros_like(batch)) for batch in batches]
print("losses:", [loss.item() for loss in losses])

mean_of_means = sum(losses).item() / len(losses)
weighted = sum(loss.item() * len(batch) for loss, batch in zip(losses, batches))
print("wrong:", mean_of_means)
print("right:", weighted / len(errors))
print("over all at once:", mse_loss(errors, torch.zeros_like(errors)).item())
