import warnings

import torch

x = torch.tensor(3.0, requires_grad=True)
unused = torch.tensor(1.0, requires_grad=True)
hidden = x * 2
hidden.retain_grad()
square = hidden**2
square.backward()

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    tensors = {"x": x, "unused": unused, "hidden": hidden, "square": square}
    for name, tensor in tensors.items():
        print(f"{name:7} leaf {tensor.is_leaf!s:6} grad {tensor.grad}")
print(str(caught[0].message).partition(". See")[0])
slope = torch.autograd.grad(x**3, x)[0]
print(f"autograd.grad: {slope.item()}, and x.grad is still {x.grad.item()}")
