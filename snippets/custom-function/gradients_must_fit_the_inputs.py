# raises: RuntimeError
import torch


def scale_with(backward):
    """A Function for inputs * factor, with the given backward."""

    class Scale(torch.autograd.Function):
        @staticmethod
        def forward(ctx, inputs, factor):
            return inputs * factor

    Scale.backward = staticmethod(backward)
    return Scale


inputs = torch.ones(3, requires_grad=True)
for mistake, backward in [
    ("too few", lambda ctx, grad: grad),
    ("for a number", lambda ctx, grad: (grad, grad)),
    ("wrong shape", lambda ctx, grad: (grad[:2], None)),
]:
    outputs = scale_with(backward).apply(inputs, 3.0)
    try:
        outputs.sum().backward()
    except RuntimeError as error:
        print(f"{mistake}: {error}")
