import torch


class ReverseGradient(torch.autograd.Function):
    """Passes values on, and sends the gradient back with its sign turned."""

    @staticmethod
    def forward(ctx, features, strength):
        ctx.strength = strength
        return features.view_as(features)

    @staticmethod
    def backward(ctx, grad):
        return -ctx.strength * grad, None  # one for each input of forward


features = torch.ones(2, requires_grad=True)
reversed_features = ReverseGradient.apply(features, 0.5)
reversed_features.sum().backward()
print("values:  ", reversed_features.tolist())
print("gradient:", features.grad.tolist())
