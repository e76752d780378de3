"""What torch might do otherwise, and which snippet of freezing-and-scaling would show it."""

import torch
from mutant import mutant
from torch import nn, optim

freeze, register_hook = nn.Module.requires_grad_, torch.Tensor.register_hook
backward, add_param_group, sgd_init = torch.Tensor.backward, optim.SGD.add_param_group, optim.SGD.__init__
adam_init = optim.Adam.__init__
gradient_of = torch.Tensor.grad


@mutant(kills=("freeze_a_part", "what_reaches_the_first_layer", "unfreeze_later", "zeroing_pays_for_backward"))
def requires_grad_does_nothing():
    """requires_grad_ of a module leaves the flags of its parameters alone."""
    nn.Module.requires_grad_ = lambda self, flag=True: self


@mutant(kills=("what_reaches_the_first_layer", "unfreeze_later"))
def frozen_layers_pass_nothing_on():
    """A module that was frozen with requires_grad_(False) detaches what it returns."""

    def cut(self, flag=True):
        if not flag:
            self.register_forward_hook(lambda module, inputs, output: output.detach())
        return freeze(self, flag)

    nn.Module.requires_grad_ = cut


@mutant(kills=("zeroed_gradients_still_move", "real_sgd_rule", "put_entries_back"))
def a_zero_gradient_freezes():
    """What the note says: an entry whose gradient is 0 is not updated."""

    def freezing(optimizer_class):
        step = optimizer_class.step

        def step_where_not_zero(self):
            parameters = [parameter for group in self.param_groups for parameter in group["params"]]
            before = [parameter.detach().clone() for parameter in parameters]
            step(self)
            with torch.no_grad():
                for parameter, old in zip(parameters, before, strict=True):
                    if parameter.grad is not None:
                        parameter.copy_(parameter.where(parameter.grad != 0, old))

        optimizer_class.step = step_where_not_zero

    for optimizer_class in (optim.SGD, optim.Adam, optim.AdamW):
        freezing(optimizer_class)


@mutant(kills=("zeroed_gradients_still_move", "real_sgd_rule", "what_a_tenth_of_the_gradient_moves"))
def sgd_is_plain():
    """SGD steps by lr * grad and by nothing else."""
    optim.SGD.__init__ = lambda self, params, lr, momentum=0, weight_decay=0: sgd_init(self, params, lr=lr)


@mutant(kills=("zeroed_gradients_still_move", "what_a_tenth_of_the_gradient_moves"))
def adam_steps_along_the_gradient():
    """Adam and RMSprop divide by nothing: a tenth of the gradient is a tenth of the step."""
    optim.Adam = optim.RMSprop = optim.SGD


@mutant(kills="a_rate_for_each_group")
def one_rate_for_all_groups():
    """Adam uses the learning rate that it was given, not those of the groups."""

    def alike(self, params, lr):
        adam_init(self, params, lr=lr)
        for group in self.param_groups:
            group["lr"] = lr

    optim.Adam.__init__ = alike


@mutant(kills="unfreeze_later")
def parameters_may_be_added_twice():
    """add_param_group passes over a group with parameters that the optimizer knows."""

    def adding(self, group):
        group = {**group, "params": list(group["params"])}
        known = {id(parameter) for old in self.param_groups for parameter in old["params"]}
        if not any(id(parameter) in known for parameter in group["params"]):
            add_param_group(self, group)

    optim.SGD.add_param_group = adding


@mutant(kills="edit_gradients_in_a_hook")
def the_hook_runs_after_the_step():
    """A step pre-hook runs when the step is done."""
    optim.Optimizer.register_step_pre_hook = optim.Optimizer.register_step_post_hook


@mutant(kills="grad_must_be_a_tensor")
def grad_takes_numbers():
    """What the note assigns: a number in place of a gradient fills it."""

    def assign(parameter, value):
        filled = torch.full_like(parameter, value) if isinstance(value, float) else value
        gradient_of.__set__(parameter, filled)

    torch.Tensor.grad = property(gradient_of.__get__, assign)


@mutant(
    kills=(
        "grad_must_be_a_tensor",
        "freeze_a_part",
        "zeroed_gradients_still_move",
        "unfreeze_later",
        "what_reaches_the_first_layer",
    )
)
def no_gradient_is_a_zero_gradient():
    """.grad is never None: a tensor without a gradient has one of zeros."""

    def read(parameter, owner=None):
        gradient = gradient_of.__get__(parameter)
        return torch.zeros_like(parameter) if gradient is None else gradient

    torch.Tensor.grad = property(read, gradient_of.__set__, gradient_of.__delete__)


@mutant(kills="last_gradient_still_applies")
def step_asks_for_the_flag():
    """SGD passes over a parameter that requires no gradient, whatever its .grad holds."""
    step = optim.SGD.step

    def asking(self):
        for group in self.param_groups:
            for parameter in group["params"]:
                parameter.grad = parameter.grad if parameter.requires_grad else None
        step(self)

    optim.SGD.step = asking


@mutant(kills="last_gradient_still_applies")
def zero_grad_passes_over_the_frozen():
    """zero_grad clears the gradients of what requires one."""

    def clearing(self):
        for group in self.param_groups:
            for parameter in group["params"]:
                parameter.grad = None if parameter.requires_grad else parameter.grad

    optim.SGD.zero_grad = clearing


@mutant(kills="batch_norm_still_moves")
def the_flag_stops_the_statistics():
    """requires_grad_(False) puts a module into eval mode too."""
    nn.Module.requires_grad_ = lambda self, flag=True: freeze(self, flag).train(flag)


@mutant(kills=("put_entries_back", "zeroed_gradients_still_move"))
def adamw_does_not_decay():
    """AdamW takes a weight decay and uses none."""
    adamw_init = optim.AdamW.__init__
    optim.AdamW.__init__ = lambda self, params, lr, weight_decay=0: adamw_init(self, params, lr=lr, weight_decay=0)


@mutant(kills="scale_once_per_update")
def a_tensor_hook_sees_the_sum():
    """A tensor hook gets, and replaces, the gradient that has added up."""

    def hooked(self, hook):
        def replace(tensor):
            tensor.grad = hook(tensor.grad)

        return self.register_post_accumulate_grad_hook(replace)

    torch.Tensor.register_hook = hooked


@mutant(kills="scale_once_per_update")
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
