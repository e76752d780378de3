"""What torch might do otherwise, and which snippet of custom-function would show it."""

import torch
from mutant import mutant
from torch import nn
from torch.autograd.function import BackwardCFunction, Function, FunctionCtx

apply, save_for_backward = Function.apply.__func__, FunctionCtx.save_for_backward
call_module, gradcheck, round_ = nn.Module.__call__, torch.autograd.gradcheck, torch.Tensor.round


@mutant(kills="module_backward_is_ignored")
def modules_have_a_backward():
    """A method called backward on a module gets the gradient of its result and may change it."""

    def calling(self, *inputs):
        outputs = call_module(self, *inputs)
        outputs.register_hook(self.backward)
        return outputs

    nn.Module.backward = lambda self, grad: grad
    nn.Module.__call__ = calling


@mutant(
    kills=(
        "cube_with_its_gradient",
        "gradient_reversal",
        "forward_is_not_apply",
        "gradcheck_finds_the_wrong_formula",
        "order_of_the_calls",
        "only_saved_tensors_are_watched",
        "second_derivative_needs_the_input",
        "gradients_must_fit_the_inputs",
        "skip_what_nobody_needs",
        "transforms_need_setup_context",
    )
)
def apply_runs_forward_only():
    """apply records the operators of forward, and backward is unused."""

    class Context:
        def save_for_backward(self, *tensors):
            self.saved_tensors = tensors

    def recording(cls, *args):
        if cls.setup_context is Function.setup_context:
            return cls.forward(Context(), *args)
        result = cls.forward(*args)
        cls.setup_context(Context(), args, result)
        return result

    Function.apply = classmethod(recording)


@mutant(kills=("order_of_the_calls", "second_derivative_needs_the_input"))
def forward_records():
    """forward runs with recording on, so that what it computes has a history."""

    def recording(cls, *args):
        forward = cls.forward
        cls.forward = staticmethod(torch.enable_grad()(forward))
        try:
            return apply(cls, *args)
        finally:
            cls.forward = staticmethod(forward)

    Function.apply = classmethod(recording)


@mutant(kills=("only_saved_tensors_are_watched", "second_derivative_needs_the_input"))
def save_for_backward_copies():
    """save_for_backward keeps copies, without a history."""
    FunctionCtx.save_for_backward = lambda self, *tensors: save_for_backward(self, *(x.clone() for x in tensors))


@mutant(kills="skip_what_nobody_needs")
def every_input_needs_a_gradient():
    """ctx.needs_input_grad is true for all inputs."""
    BackwardCFunction.needs_input_grad = property(lambda self: tuple(True for _ in self.next_functions))


@mutant(kills="gradients_must_fit_the_inputs")
def missing_gradients_are_none():
    """backward may return fewer gradients than forward has inputs; the rest counts as None."""

    def padding(cls, *args):
        backward = cls.backward

        def padded(ctx, *grads):
            returned = backward(ctx, *grads)
            returned = returned if isinstance(returned, tuple) else (returned,)
            return (*returned, *[None] * (len(args) - len(returned)))

        cls.backward = staticmethod(padded)
        return apply(cls, *args)

    Function.apply = classmethod(padding)


@mutant(kills=("gradcheck_finds_the_wrong_formula", "gradcheck_wants_double"))
def gradcheck_is_lenient():
    """gradcheck accepts a difference of one."""
    torch.autograd.gradcheck = lambda function, inputs, **options: gradcheck(function, inputs, atol=1.1, **options)


@mutant(kills=("cube_with_its_gradient", "gradcheck_wants_double"))
def gradcheck_returns_nothing():
    """gradcheck raises or is silent."""
    torch.autograd.gradcheck = lambda function, inputs, **options: gradcheck(function, inputs, **options) and None


@mutant(kills="straight_through")
def detach_does_nothing():
    """detach() returns the tensor that it got."""
    torch.Tensor.detach = lambda self: self


@mutant(kills="straight_through")
def round_passes_the_gradient_on():
    """The gradient of round is 1, as a quantiser would like it."""
    torch.Tensor.round = lambda self: self + (round_(self) - self).detach()


@mutant(kills="custom_op_is_one_node")
def custom_op_is_looked_through():
    """custom_op returns the function as it was, and a tracer records what is inside."""

    def custom_op(name, mutates_args):
        def mark(function):
            function.register_fake = lambda fake: fake
            function.register_autograd = lambda backward, setup_context: None
            return function

        return mark

    torch.library.custom_op = custom_op


@mutant(kills="transforms_need_setup_context")
def vmap_is_a_loop():
    """vmap calls its function for each row, and so needs no rule."""
    torch.vmap = lambda function: lambda rows: torch.stack([function(row) for row in rows])
