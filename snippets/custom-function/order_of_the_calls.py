import torch


class Traced(torch.autograd.Function):
    @staticmethod
    def forward(x, name):
        print(f"{name}: forward({x.item():g}), records: {torch.is_grad_enabled()}")
        return 2 * x

    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.name = inputs[1]
        print(f"{ctx.name}: setup_context")

    @staticmethod
    def backward(ctx, grad):
        print(f"{ctx.name}: backward({grad.item():g})")
        return 2 * grad, None


x = torch.tensor(1.0, requires_grad=True)
y = Traced.apply(Traced.apply(x, "first"), "second")
y.backward()
print("gradient:", x.grad.item())
