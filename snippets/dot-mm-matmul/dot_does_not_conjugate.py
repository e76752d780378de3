# silently wrong: dot multiplies complex entries as they are, so this is no length
import torch

signal = torch.tensor([1j, 2j])
print("wrong:", torch.dot(signal, signal).item())
print("right:", torch.vdot(signal, signal).item())
print("vecdot conjugates too:", torch.linalg.vecdot(signal, signal).item())

rows, weights = torch.arange(6.0).view(2, 3), torch.ones(3)
print("vecdot, row by row:", torch.linalg.vecdot(rows, weights).tolist())
