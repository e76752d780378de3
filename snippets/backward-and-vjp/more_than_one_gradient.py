import warnings

import torch


def product_and_sum(x):
    return torch.stack([x.prod(), x.sum()])


x = torch.tensor([2.0, 3.0], requires_grad=True)
pair, one_hot_rows = product_and_sum(x), torch.eye(2)
rows = torch.autograd.grad(pair, x, one_hot_rows, is_grads_batched=True)[0]
print("row by row:", rows.tolist())
print("jacrev:    ", torch.func.jacrev(product_and_sum)(x.detach()).tolist())

first_column = torch.tensor([1.0, 0.0])
with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # torch 2.13 scripts parts of forward mode
    _, change = torch.func.jvp(product_and_sum, (x.detach(),), (first_column,))
print("forward mode, J times [1, 0]:", change.tolist())

slope = torch.autograd.grad((x**3).sum(), x, create_graph=True)[0]
curvature = torch.autograd.grad(slope.sum(), x)[0]
print("second derivative of x**3:", curvature.tolist(), "and x.grad is", x.grad)
