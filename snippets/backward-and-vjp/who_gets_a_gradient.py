import torch
from torch import nn

names = ("used", "frozen", "unused")
model = nn.ModuleDict({name: nn.Linear(1, 1) for name in names})
for layer in model.values():
    nn.init.constant_(layer.weight, 2.0)
model["frozen"].requires_grad_(False)
image = torch.ones(1, 1, requires_grad=True)


def backward(**options):
    model["frozen"](model["used"](image)).sum().backward(**options)
    leaves = [image, *(model[name].weight for name in names), model["used"].bias]
    grads = [None if leaf.grad is None else leaf.grad.item() for leaf in leaves]
    print("".join(f"{grad!s:8}" for grad in grads).rstrip())


print("image   used    frozen  unused  used.bias")
backward()
backward()  # adds
model.zero_grad()
image.grad = None
backward(inputs=[model["used"].bias])
