# silently wrong: in a square table, the bare row sums divide the columns
import torch

counts = torch.tensor([[1.0, 1.0], [2.0, 6.0]])
divided = counts / counts.sum(1)
shares = counts / counts.sum(1, keepdim=True)
print("wrong:", divided.sum(1).tolist())
print("right:", shares.sum(1).tolist())
print("unsqueeze(1):", torch.equal(shares, counts / counts.sum(1).unsqueeze(1)))
