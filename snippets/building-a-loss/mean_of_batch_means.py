# silently wrong: the short last batch counts as much as a full one
import torch

losses = torch.tensor([1.0, 2.0, 3.0, 4.0, 100.0])
batches = losses.split(2)
of_means = sum(batch.mean() for batch in batches) / len(batches)
weighted = sum(batch.mean() * len(batch) for batch in batches) / len(losses)
print("batch sizes:", [len(batch) for batch in batches])
print("wrong:", of_means.item())
print("right:", weighted.item(), "and losses.mean() is", losses.mean().item())
