# silently wrong: matmul reads three vectors of three numbers as one 3 x 3 matrix
import torch

scales = torch.tensor([1.0, 2.0, 3.0]).view(3, 1, 1)
matrices = torch.eye(3) * scales  # three matrices, one per vector
vectors = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]])

mixed = matrices @ vectors
paired = (matrices @ vectors.unsqueeze(-1)).squeeze(-1)
print("wrong:", tuple(mixed.shape), mixed[0].tolist())
print("right:", tuple(paired.shape), paired.tolist())
