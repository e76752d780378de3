# raises: GradcheckError
import torch
from torch.autograd.gradcheck import GradcheckError


class Sine(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.sin()

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        return grad * x.sin()  # the derivative is the cosine


x = torch.tensor([0.0], dtype=torch.double, requires_grad=True)
Sine.apply(x).backward()
print("no error, gradient", x.grad.item(), "instead of", x.cos().item())
try:
    torch.autograd.gradcheck(Sine.apply, (x,))
except GradcheckError as error:
    print(str(error).splitlines()[0])
passed = torch.autograd.gradcheck(Sine.apply, (x,), raise_exception=False)
print("raise_exception=False:", passed)
