import torch


class Cube(torch.autograd.Function):
    @staticmethod
    def forward(x):
        return x**3

    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.save_for_backward(*inputs)

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        return grad * 3 * x**2


x = torch.tensor([2.0, 3.0], dtype=torch.double, requires_grad=True)
cubes = Cube.apply(x)
(by_hand,) = torch.autograd.grad(cubes.sum(), x)
(derived,) = torch.autograd.grad((x**3).sum(), x)
print("made by: ", type(cubes.grad_fn).__name__)
print("by hand: ", by_hand.tolist())
print("autograd:", derived.tolist())
print("gradcheck:", torch.autograd.gradcheck(Cube.apply, (x,)))
