# silently wrong: a column of predictions is compared with every label
import torch

predicted = torch.tensor([[1], [2], [3]])
labels = torch.tensor([1, 2, 3])
everyone = predicted == labels
paired = predicted.squeeze(1) == labels
print("wrong:", tuple(everyone.shape), f"{everyone.float().mean().item():.2f}")
print("right:", tuple(paired.shape), f"{paired.float().mean().item():.2f}")
