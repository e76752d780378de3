# silently wrong: reshape keeps the reading order, so rows do not become columns
import torch

batch_first = torch.tensor([[1, 2, 3], [10, 20, 30]])  # two sequences of three steps
print("wrong:", batch_first.reshape(3, 2).tolist())
print("right:", batch_first.transpose(0, 1).tolist())
