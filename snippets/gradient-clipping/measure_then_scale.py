import torch
from torch import nn
from torch.nn.utils import clip_grads_with_norm_, get_total_norm

model = nn.Linear(2, 1)
loss = model(torch.tensor([[2.0, 2.0]])).sum()
loss.backward()

gradients = [p.grad for p in model.parameters() if p.grad is not None]
norm = get_total_norm(gradients)
print("measured:", norm.item(), [gradient.tolist() for gradient in gradients])
if norm.isfinite():
    clip_grads_with_norm_(model.parameters(), max_norm=1.5, total_norm=norm)
print("scaled:  ", round(get_total_norm(gradients).item(), 4))
