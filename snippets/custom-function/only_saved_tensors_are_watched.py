# raises: RuntimeError
# device: cpu — its message names the device
import torch


class Exp(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, save):
        result = x.exp()
        if save:
            ctx.save_for_backward(result)
        else:
            ctx.result = result
        return result

    @staticmethod
    def backward(ctx, grad):
        result = ctx.saved_tensors[0] if ctx.saved_tensors else ctx.result
        return grad * result, None


for save in (False, True):
    x = torch.zeros(1, requires_grad=True)
    growth = Exp.apply(x, save)
    loss = growth.sum()
    growth.detach().mul_(5)
    try:
        loss.backward()
        print("attribute of ctx: gradient", x.grad.item(), "instead of 1.0")
    except RuntimeError as error:
        print("save_for_backward:", error)
