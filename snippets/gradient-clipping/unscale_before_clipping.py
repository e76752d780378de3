# silently wrong: the clip sees scaled gradients, and step divides them once more
import torch
from torch.nn.utils import clip_grad_norm_


def train_once(unscale):
    weight = torch.zeros(2, requires_grad=True)
    optimizer = torch.optim.SGD([weight], lr=1.0)
    scaler = torch.amp.GradScaler(weight.device.type, init_scale=1024.0)
    loss = (weight * torch.tensor([3.0, 4.0])).sum()
    scaler.scale(loss).backward()
    if unscale:
        scaler.unscale_(optimizer)
    norm = clip_grad_norm_(weight, max_norm=1.0)
    scaler.step(optimizer)
    scaler.update()
    moved = [round(value, 4) for value in weight.tolist()]
    return f"norm {norm.item():.0f}, the weights become {moved}"


print("wrong:", train_once(unscale=False))
print("right:", train_once(unscale=True))
