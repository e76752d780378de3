# silently wrong: square matrices fit both operators, and * works entry by entry
import torch

step = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
print("wrong:", (step * step).tolist())
print("right:", (step @ step).tolist())
