# raises: RuntimeError
import torch


class SquareOld(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x

    @staticmethod
    def backward(ctx, grad):
        return 2 * grad * ctx.saved_tensors[0]


class Square(SquareOld):
    generate_vmap_rule = True
    forward = staticmethod(lambda x: x * x)
    setup_context = staticmethod(lambda ctx, args, _: ctx.save_for_backward(*args))


class SquareWithoutRule(Square):
    generate_vmap_rule = False


numbers = torch.tensor([1.0, 2.0])
for function in (SquareOld, SquareWithoutRule, Square):
    try:
        slopes = torch.vmap(torch.func.grad(function.apply))(numbers)
        print(f"{function.__name__}:", slopes.tolist())
    except RuntimeError as error:
        print(f"{function.__name__}: {error}")
