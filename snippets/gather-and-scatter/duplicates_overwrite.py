# silently wrong: scatter_ keeps one of the values that meet in a slot
import torch

words = torch.tensor([0, 2, 2, 2])
ones = torch.ones(4)
print("wrong:", torch.zeros(3).scatter_(0, words, ones).tolist())
print("right:", torch.zeros(3).scatter_add_(0, words, ones).tolist())
print("bincount:", torch.bincount(words).tolist())

weights = torch.tensor([5.0, 6.0, 7.0, 8.0], requires_grad=True)
torch.zeros(3).scatter(0, words, weights).sum().backward()
print("gradient, lost values included:", weights.grad.tolist())
