# silently wrong: a clip inside the loop shrinks what earlier micro-batches added
import torch
from torch.nn.utils import clip_grad_norm_

micro_batches = torch.tensor([[4.0, 0.0], [4.0, 0.0], [0.0, 4.0]])


def accumulate(clip_each):
    weight = torch.zeros(2, requires_grad=True)
    for micro_batch in micro_batches:
        (weight * micro_batch).sum().backward()
        if clip_each:
            clip_grad_norm_(weight, max_norm=1.0)
    clip_grad_norm_(weight, max_norm=1.0)
    return [round(value, 2) for value in weight.grad.tolist()]


print("wrong:", accumulate(clip_each=True))
print("right:", accumulate(clip_each=False))
