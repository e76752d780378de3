import torch
from torch import nn

layer = nn.Linear(1, 1, bias=False)
inputs = torch.tensor([[3.0]])


def before(grad):
    print(
        "register_hook:   grad", grad.item(), "  layer.weight.grad", layer.weight.grad
    )


def after(weight):
    print("post_accumulate: weight.grad", weight.grad.item())


layer.weight.register_hook(before)
layer.weight.register_post_accumulate_grad_hook(after)
for step in (1, 2):
    print(f"backward {step}")
    layer(inputs).sum().backward()
print("autograd.grad")
torch.autograd.grad(layer(inputs).sum(), layer.weight)
