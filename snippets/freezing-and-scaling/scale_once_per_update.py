# silently wrong: scaling .grad in the loop scales what is already there again
import torch


def accumulate(scale_in_loop=False, hook=False):
    weight = torch.ones(1, requires_grad=True)
    if hook:
        weight.register_hook(lambda gradient: gradient * 0.1)
    for _ in range(2):
        (10 * weight).sum().backward()
        if scale_in_loop:
            weight.grad *= 0.1
    return weight.grad


print(f"wrong: {accumulate(scale_in_loop=True).item():.2f}")
print(f"right: {accumulate().mul(0.1).item():.2f} (scaled once, after the loop)")
print(f"hook:  {accumulate(hook=True).item():.2f} (scales before adding up)")
