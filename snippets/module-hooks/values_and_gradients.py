import torch
from torch import nn


class Scale(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.tensor(3.0))

    def forward(self, images, power, shift=None):
        return self.weight * images**power + shift


def print_values(module, args, output):
    print("args       ", args)
    print("output     ", output.detach())


def print_gradients(module, grad_input, grad_output):
    print("grad_output", grad_output)
    print("grad_input ", grad_input)


scale, images = Scale(), torch.tensor([1.0, 2.0], requires_grad=True)
shift = torch.zeros(2, requires_grad=True)
scale.register_forward_hook(print_values)
scale.register_full_backward_hook(print_gradients)
(10 * scale(images, 2, shift=shift)).sum().backward()
print("images.grad is grad_input[0]:", images.grad)
print("in neither tuple: shift.grad", shift.grad, "weight.grad", scale.weight.grad)
