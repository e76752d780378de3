import torch
from torch import nn

model = nn.Sequential(nn.BatchNorm1d(2, affine=False))
model.register_buffer("mask", torch.ones(2), persistent=False)
model.register_buffer("absent", None)

print("all:  ", [name for name, _ in model.named_buffers()])
print("own:  ", [name for name, _ in model.named_buffers(recurse=False)])
print("saved:", list(model.state_dict()))
print("by name:", model.get_buffer("mask").tolist())
