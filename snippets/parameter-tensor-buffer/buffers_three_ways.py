import torch
from torch import nn


class Normalise(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("mean", torch.zeros(2))
        self.std = nn.Buffer(torch.ones(2))  # the same, by assignment
        self.register_buffer("cache", torch.ones(2), persistent=False)


model = Normalise()
print("isinstance(std, nn.Buffer):", isinstance(model.std, nn.Buffer))
model.double()
print("isinstance after double():", isinstance(model.std, nn.Buffer))

model.mean = model.mean + 1  # a plain tensor, and mean stays a buffer
model.register_buffer("late", torch.zeros(1, requires_grad=True))
print("buffers:", [name for name, _ in model.named_buffers()])
print("saved:", list(model.state_dict()), "parameters:", list(model.parameters()))
print("late requires grad:", model.late.requires_grad)
