import torch


class Project(torch.autograd.Function):
    @staticmethod
    def forward(ctx, inputs, weight):
        ctx.save_for_backward(inputs, weight)
        return inputs @ weight.T

    @staticmethod
    def backward(ctx, grad):
        inputs, weight = ctx.saved_tensors
        grad_inputs = grad_weight = None
        if ctx.needs_input_grad[0]:
            grad_inputs = grad @ weight
        if ctx.needs_input_grad[1]:
            grad_weight = grad.T @ inputs
        products = sum(result is not None for result in (grad_inputs, grad_weight))
        print(f"needs_input_grad {ctx.needs_input_grad}: {products} products")
        return grad_inputs, grad_weight


images = torch.ones(4, 3)  # the first layer of a model: no gradient for images
hidden = torch.ones(4, 3, requires_grad=True)
weight = torch.ones(2, 3, requires_grad=True)
for inputs in (images, hidden):
    Project.apply(inputs, weight).sum().backward()
