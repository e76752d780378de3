import torch


def gradient_norm(gain, steps=50):
    """The gradient of a weight that is applied once per time step."""
    weight = (gain * torch.eye(4)).requires_grad_()
    state = torch.ones(4)
    for _ in range(steps):
        state = weight @ state
    state.sum().backward()
    return weight.grad.norm().item()


for gain in (0.9, 1.0, 1.1, 1.3):
    norm = gradient_norm(gain)
    print(f"one backward through 50 steps of gain {gain}: {norm:.1e}")

for zeroed in (False, True):
    weight = torch.ones(1, requires_grad=True)
    for _ in range(50):
        if zeroed:
            weight.grad = None  # what zero_grad does
        (2 * weight).sum().backward()
    name = "with" if zeroed else "without"
    print(f"50 backwards of gradient 2, {name} zero_grad: {weight.grad.item()}")
