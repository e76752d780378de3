# silently wrong: .data has a counter of its own, so backward uses the new values
import torch


def square_gradient(edit):
    weights = torch.tensor([3.0], requires_grad=True)
    hidden = weights * 1
    loss = hidden**2
    edit(hidden)
    version = hidden._version
    try:
        loss.backward()
    except RuntimeError:
        return f"refused, version {version}"
    return f"{weights.grad.item()}, version {version}"


print("wrong:", square_gradient(lambda hidden: hidden.data.mul_(100)))
print("right:", square_gradient(lambda hidden: hidden.clone().mul_(100)))
print("detach():", square_gradient(lambda hidden: hidden.detach().mul_(100)))
