"""What torch might do otherwise, and which snippet of gradient-clipping would show it."""

import torch
from mutant import mutant
from torch.amp.grad_scaler import OptState
from torch.nn import utils

clip_grad_norm_, get_total_norm = utils.clip_grad_norm_, utils.get_total_norm
backward, unscale_, sgd_step = torch.Tensor.backward, torch.amp.GradScaler.unscale_, torch.optim.SGD.step
scale, matmul, parameters_of = torch.amp.GradScaler.scale, torch.Tensor.__matmul__, torch.nn.Module.parameters


def gradients_of(parameters):
    """The gradients of one parameter or of several."""
    parameters = [parameters] if isinstance(parameters, torch.Tensor) else parameters
    return [parameter.grad for parameter in parameters if parameter.grad is not None]


@mutant(kills=("one_norm_for_all_gradients", "a_loop_clips_each_alone"))
def each_parameter_is_clipped_alone():
    """clip_grad_norm_ limits the norm of each parameter by itself."""

    def one_by_one(parameters, max_norm):
        parameters = [parameters] if isinstance(parameters, torch.Tensor) else list(parameters)
        norm = get_total_norm(gradients_of(parameters))
        for parameter in parameters:
            clip_grad_norm_(parameter, max_norm)
        return norm

    utils.clip_grad_norm_ = one_by_one


@mutant(
    kills=(
        "one_norm_for_all_gradients",
        "clip_in_a_training_step",
        "value_clipping_turns_the_gradient",
        "clip_once_per_update",
        "clipped_after_the_step",
        "adam_undoes_a_constant_factor",
        "a_loop_clips_each_alone",
        "unscale_before_clipping",
    )
)
def clipping_only_measures():
    """clip_grad_norm_ returns the norm and changes nothing."""
    utils.clip_grad_norm_ = lambda parameters, max_norm: get_total_norm(gradients_of(parameters))


@mutant(kills=("one_norm_for_all_gradients", "clip_in_a_training_step", "adam_undoes_a_constant_factor"))
def small_gradients_are_scaled_up():
    """clip_grad_norm_ makes the norm max_norm, also where it was smaller."""

    def normalised(parameters, max_norm):
        gradients = gradients_of(parameters)
        norm = get_total_norm(gradients)
        for gradient in gradients:
            gradient.mul_(max_norm / norm)
        return norm

    utils.clip_grad_norm_ = normalised


@mutant(kills=("one_norm_for_all_gradients", "clip_in_a_training_step", "which_norm", "unscale_before_clipping"))
def the_norm_afterwards_is_returned():
    """clip_grad_norm_ returns the norm that the gradients have after it."""

    def clipped(parameters, max_norm, **options):
        parameters = [parameters] if isinstance(parameters, torch.Tensor) else list(parameters)
        clip_grad_norm_(parameters, max_norm, **options)
        return get_total_norm(gradients_of(parameters))

    utils.clip_grad_norm_ = clipped


@mutant(kills="which_norm")
def every_norm_is_the_second():
    """norm_type is ignored."""
    utils.clip_grad_norm_ = lambda parameters, max_norm, norm_type=2: clip_grad_norm_(parameters, max_norm)


@mutant(kills="value_clipping_turns_the_gradient")
def value_clipping_keeps_the_direction():
    """clip_grad_value_ scales all entries by one factor."""
    utils.clip_grad_value_ = lambda parameters, clip_value: clip_grad_norm_(parameters, clip_value, norm_type="inf")


@mutant(kills=("measure_then_scale", "a_loop_clips_each_alone"))
def total_norm_is_the_largest():
    """get_total_norm returns the largest norm of one tensor."""
    utils.get_total_norm = lambda tensors: max(tensor.norm() for tensor in tensors)


@mutant(kills="measure_gradients_not_weights")
def total_norm_finds_the_gradients():
    """get_total_norm of parameters measures their gradients."""
    utils.get_total_norm = lambda tensors: get_total_norm(
        [tensor.grad if tensor.requires_grad else tensor for tensor in tensors]
    )


@mutant(kills="products_grow_and_sums_do_not")
def gradients_pass_a_product_unchanged():
    """On its way back through weight @ state a gradient is not multiplied with the weight."""

    def passing(self, state):
        return matmul(self, state.detach()) + (state - state.detach())

    torch.Tensor.__matmul__ = passing


@mutant(kills=("products_grow_and_sums_do_not", "clip_once_per_update"))
def backward_replaces_gradients():
    """backward writes over the gradient that is there instead of adding to it."""

    def replacing(self):
        nodes = [self.grad_fn]
        while nodes:
            node = nodes.pop()
            nodes += [behind for behind, _ in node.next_functions if behind is not None]
            if hasattr(node, "variable"):
                node.variable.grad = None
        backward(self)

    torch.Tensor.backward = replacing


@mutant(kills="adam_undoes_a_constant_factor")
def adam_steps_along_the_gradient():
    """Adam divides by nothing: its step is as long as the gradient."""
    torch.optim.Adam = torch.optim.SGD


@mutant(kills="one_infinite_gradient")
def non_finite_gradients_are_left_alone():
    """Where the norm is not finite, clip_grad_norm_ changes nothing and raises nothing."""

    def careful(parameters, max_norm, error_if_nonfinite=False):
        norm = get_total_norm(gradients_of(parameters))
        return clip_grad_norm_(parameters, max_norm) if norm.isfinite() else norm

    utils.clip_grad_norm_ = careful


@mutant(kills="what_it_warns_about")
def parameters_are_a_list():
    """parameters() can be gone through as often as one likes."""
    torch.nn.Module.parameters = lambda self, recurse=True: list(parameters_of(self, recurse))


@mutant(kills="clipped_after_the_step")
def step_clips_first():
    """SGD clips to a norm of 1 before it steps."""

    def step(self):
        clip_grad_norm_([parameter for group in self.param_groups for parameter in group["params"]], 1.0)
        return sgd_step(self)

    torch.optim.SGD.step = step


@mutant(kills="unscale_before_clipping")
def step_unscales_again():
    """The step of a GradScaler divides by the scale also after unscale_."""

    def forgotten(self, optimizer):
        unscale_(self, optimizer)
        self._per_optimizer_states[id(optimizer)]["stage"] = OptState.READY

    torch.amp.GradScaler.unscale_ = forgotten


@mutant(kills="unscale_before_clipping")
def the_loss_is_not_scaled():
    """scale returns the loss as it is."""

    def unscaled(self, loss):
        scale(self, loss)  # sets up what unscale_ and update want
        return loss

    torch.amp.GradScaler.scale = unscaled
