# silently wrong: forward called by its name is plain Python, and backward is unused
import torch


class ReverseGradient(torch.autograd.Function):
    @staticmethod
    def forward(features):
        return features.view_as(features)

    @staticmethod
    def setup_context(ctx, inputs, output):
        pass

    @staticmethod
    def backward(ctx, grad):
        return -grad


features = torch.ones(2, requires_grad=True)
for label, function in [
    ("wrong", ReverseGradient.forward),
    ("right", ReverseGradient.apply),
]:
    (grad,) = torch.autograd.grad(function(features).sum(), features)
    print(f"{label}: {grad.tolist()}")
