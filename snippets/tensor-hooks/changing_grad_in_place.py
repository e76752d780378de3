# silently wrong: two tensors may share one gradient, and the hook scales it for both
import torch


def scale_in_place(grad):
    grad.mul_(10)


def scale(grad):
    return grad * 10


def gradients(hook):
    hooked = torch.ones(2, requires_grad=True)
    neighbour = torch.ones(2, requires_grad=True)
    hooked.register_hook(hook)
    (hooked + neighbour).backward(torch.ones(2))
    return f"hooked {hooked.grad.tolist()}, neighbour {neighbour.grad.tolist()}"


print("wrong:", gradients(scale_in_place))
print("right:", gradients(scale))
