# silently wrong: a hook clips each pass, and .grad adds the passes up
import torch

LIMIT = 1.0


def gradient(use_hook, passes=4):
    weight = torch.zeros(2, requires_grad=True)
    if use_hook:
        weight.register_hook(lambda grad: grad * (LIMIT / grad.norm().clamp(min=LIMIT)))
    for _ in range(passes):  # gradient accumulation: four small batches, one step
        (weight * torch.tensor([3.0, 4.0])).sum().backward()
    if not use_hook:
        torch.nn.utils.clip_grad_norm_(weight, LIMIT)
    return f"norm {weight.grad.norm().item():.4f}, limit {LIMIT}"


print("wrong:", gradient(use_hook=True))
print("right:", gradient(use_hook=False))
