import torch

scores = torch.tensor([[0.1, 0.9, 0.5], [0.7, 0.2, 0.8]])
vectors = torch.arange(12).view(2, 3, 2)  # a vector for each score
best = scores.topk(2, dim=1).indices

index = best.unsqueeze(-1).expand(-1, -1, vectors.size(2))
print("best:", best.tolist())
print("gather:", vectors.gather(1, index).tolist())
along = torch.take_along_dim(vectors, best.unsqueeze(-1), dim=1)
print("take_along_dim:", along.tolist())
