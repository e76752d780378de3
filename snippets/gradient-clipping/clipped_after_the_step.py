# silently wrong: step has already used the gradients that are clipped afterwards
import torch
from torch.nn.utils import clip_grad_norm_


def train_once(clip_first):
    weight = torch.zeros(2, requires_grad=True)
    optimizer = torch.optim.SGD([weight], lr=1.0)
    (weight * torch.tensor([30.0, 40.0])).sum().backward()
    if clip_first:
        clip_grad_norm_(weight, max_norm=1.0)
    optimizer.step()
    if not clip_first:
        clip_grad_norm_(weight, max_norm=1.0)
    return [round(value, 3) for value in weight.tolist()]


print("wrong:", train_once(clip_first=False))
print("right:", train_once(clip_first=True))
