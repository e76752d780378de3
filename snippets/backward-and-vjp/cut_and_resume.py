import torch
from torch.utils.checkpoint import checkpoint

weight = torch.tensor([1.0, 2.0], requires_grad=True)
calls = []


def first_half(x):
    calls.append("first_half")
    return (weight * x) ** 2


def second_half(hidden):
    return (hidden**3).sum()


x = torch.tensor([1.0, 0.5])
second_half(first_half(x)).backward()
print("in one go:  ", weight.grad.tolist())

weight.grad = None
hidden = first_half(x)
received = hidden.detach().requires_grad_()  # as if sent to another machine
second_half(received).backward()
hidden.backward(gradient=received.grad)  # and its gradient sent back
print("cut by hand:", weight.grad.tolist())

weight.grad = None
calls.clear()
second_half(checkpoint(first_half, x, use_reentrant=False)).backward()
print("checkpoint: ", weight.grad.tolist(), calls)
