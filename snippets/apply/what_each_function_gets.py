import torch
from torch import nn

model = nn.Sequential(nn.Linear(1, 1), nn.BatchNorm1d(1, affine=False))
model(torch.ones(2, 1)).sum().backward()  # fills the gradients
names = {}
for name, parameter in model.named_parameters():
    names |= {parameter: name, parameter.grad: f"{name}.grad"}
for name, buffer in model.named_buffers():
    names[buffer] = name


def note(thing):
    seen.append(names.get(thing, type(thing).__name__))
    return thing


for label, call in [("apply", model.apply), ("_apply", model._apply)]:
    seen = []
    call(note)
    print(f"{label:6} {', '.join(seen)}")
