# silently wrong: scores[mask] is a new tensor, and clamp_ changes only that
import torch

mask = torch.tensor([True, False, True])

scores = torch.tensor([3.0, 4.0, 5.0])
scores[mask].clamp_(max=1.0)
print("wrong:", scores.tolist())

scores[mask] = scores[mask].clamp(max=1.0)
print("right:", scores.tolist())
print("a slice is a view:", scores[1:].clamp_(max=2.0).tolist(), scores.tolist())
