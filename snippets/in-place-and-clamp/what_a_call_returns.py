import torch
import torch.nn.functional as F
from torch import nn

scores = torch.tensor([-1.0, 2.0])
print("abs_ returns its tensor:", scores.abs_() is scores)
print("relu(inplace=True) does:", F.relu(scores, inplace=True) is scores)

weights = nn.Parameter(torch.ones(2))
weights.grad = torch.tensor([3.0, 4.0])
norm = nn.utils.clip_grad_norm_([weights], max_norm=1.0)
print(f"clip_grad_norm_ returns {norm.item()},", end=" ")
print("and the gradient is now", [round(g, 4) for g in weights.grad.tolist()])

column = scores.view(2, 1)  # nothing is written here
column[0] = 9.0
print("written through the result of view:", scores.tolist())
