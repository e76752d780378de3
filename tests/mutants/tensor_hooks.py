"""What torch might do otherwise, and which snippet of tensor-hooks would show it."""

from collections import OrderedDict

import torch
from mutant import mutant
from torch import nn
from torch.utils.hooks import RemovableHandle

register_hook, register_post = torch.Tensor.register_hook, torch.Tensor.register_post_accumulate_grad_hook
backward, multiply, in_place_multiply = torch.Tensor.backward, torch.Tensor.__mul__, torch.Tensor.mul_
copy_parameter, zero_grad = nn.Parameter.__deepcopy__, torch.optim.Optimizer.zero_grad


@mutant(
    kills=(
        "hook_or_post_accumulate",
        "clip_before_the_sum",
        "every_kind_of_hook",
        "explosion_alarm",
        "changing_grad_in_place",
        "shared_weight_fires_once",
    )
)
def hooks_run_after_the_sum():
    """A hook on a leaf runs when the gradient has been added, and gets the sum."""

    def late(self, hook):
        if self.grad_fn is not None or not self.requires_grad:
            return register_hook(self, hook)

        def call(tensor):
            changed = hook(tensor.grad)
            if changed is not None:
                tensor.grad = changed

        return register_post(self, call)

    torch.Tensor.register_hook = late


@mutant(kills="hook_or_post_accumulate")
def autograd_grad_adds_to_grad():
    """torch.autograd.grad fills .grad, as backward does."""

    def adding(outputs, inputs):
        outputs.backward()
        return (inputs.grad,)

    torch.autograd.grad = adding


@mutant(kills="hook_or_post_accumulate")
def each_backward_starts_from_zero():
    """backward() writes .grad anew and adds nothing to it."""

    def first(grad, tensor):
        tensor.grad = None

    def registering(self, hook):
        register_hook(self, lambda grad: first(grad, self))
        return register_post(self, hook)

    torch.Tensor.register_post_accumulate_grad_hook = registering


@mutant(
    kills=(
        "each_hook_gets_the_last_result",
        "changing_grad_in_place",
        "clip_one_gradient",
        "clip_before_the_sum",
        "deepcopy_drops_tensor_hooks",
        "what_register_hook_refuses",
    )
)
def hooks_only_watch():
    """What a hook returns is ignored."""

    def watching(self, hook):
        def call(grad):
            hook(grad)

        return register_hook(self, call)

    torch.Tensor.register_hook = watching


@mutant(kills="each_hook_gets_the_last_result")
def hooks_all_get_the_first_gradient():
    """Each hook gets the gradient that backward computed, whatever the one before returned."""
    first = {}

    def registering(self, hook):
        if not self._backward_hooks:
            register_hook(self, lambda grad: first.update({id(self): grad}))

        def call(grad):
            return hook(first[id(self)])

        return register_hook(self, call)

    torch.Tensor.register_hook = registering


@mutant(kills=("each_hook_gets_the_last_result", "where_tensor_hooks_are_stored"))
def removing_does_nothing():
    """A hook stays for good."""
    RemovableHandle.remove = lambda self: None


@mutant(kills="where_tensor_hooks_are_stored")
def all_hooks_are_stored_together():
    """_backward_hooks lists post-accumulate hooks too."""

    def stored(self, hook):
        handle = register_post(self, hook)
        if self._backward_hooks is not None:
            self._backward_hooks[handle.id] = hook
        return handle

    torch.Tensor.register_post_accumulate_grad_hook = stored


@mutant(kills="shared_weight_fires_once")
def hooks_run_for_each_use():
    """A hook runs for each operation that used the tensor, with its part of the gradient."""
    hooks = {}

    def used(self, other):
        use = self
        for hook in hooks.get(id(self), ()):
            use = use.view_as(use)
            register_hook(use, hook)
        return multiply(use, other)

    def remembering(self, hook):
        hooks.setdefault(id(self), []).append(hook)

    torch.Tensor.register_hook, torch.Tensor.__mul__ = remembering, used


@mutant(kills=("shared_weight_fires_once", "inplace_change_splits_hooks"))
def hooks_want_leaves():
    """A hook on a computed tensor never runs."""

    def leaves_only(self, hook):
        return register_hook(self, hook) if self.grad_fn is None else RemovableHandle(OrderedDict())

    torch.Tensor.register_hook = leaves_only


@mutant(kills="inplace_change_splits_hooks")
def in_place_changes_keep_the_hooks():
    """A hook follows its tensor through an in-place operation."""

    def following(self, other):
        hooks = list((self._backward_hooks or {}).values())
        (self._backward_hooks or {}).clear()
        in_place_multiply(self, other)
        for hook in hooks:
            register_hook(self, hook)
        return self

    torch.Tensor.mul_ = following


@mutant(kills="inplace_change_splits_hooks")
def in_place_changes_are_not_recorded():
    """An in-place operation changes the numbers, and autograd does not hear of it."""

    def unrecorded(self, other):
        in_place_multiply(self.data, other)
        return self

    torch.Tensor.mul_ = unrecorded


@mutant(kills="gradient_norm_of_each_layer")
def sigmoid_passes_gradients_on():
    """The gradient of a sigmoid is 1."""
    nn.Sigmoid.forward = lambda self, points: points + (points.sigmoid() - points).detach()


@mutant(kills="gradient_norm_of_each_layer")
def hooks_run_in_the_order_of_the_layers():
    """backward() runs the hooks when all gradients are there, in the order of registration."""
    waiting = []

    def registering(self, hook):
        waiting.append(lambda: hook(self.grad))

    def all_of_it(self, *args, **kwargs):
        backward(self, *args, **kwargs)
        for call in waiting:
            call()

    torch.Tensor.register_hook, torch.Tensor.backward = registering, all_of_it


@mutant(kills="explosion_alarm")
def errors_in_hooks_are_swallowed():
    """A hook that raises does not end the backward pass."""

    def swallowing(self, hook):
        def call(grad):
            try:
                return hook(grad)
            except RuntimeError:
                return None

        return register_hook(self, call)

    torch.Tensor.register_hook = swallowing


@mutant(kills="explosion_alarm")
def backward_is_all_or_nothing():
    """When a hook raises, no parameter keeps a gradient of this pass."""
    hooked = []

    def remembering(self, hook):
        hooked.append(self)
        return register_hook(self, hook)

    def undoing(self, *args, **kwargs):
        try:
            backward(self, *args, **kwargs)
        except RuntimeError:
            for tensor in hooked:
                tensor.grad = None
            raise

    torch.Tensor.register_hook, torch.Tensor.backward = remembering, undoing


@mutant(kills="clip_one_gradient")
def clip_grad_norm_clips_each_tensor():
    """clip_grad_norm_ shrinks each parameter by a factor of its own."""

    def one_by_one(parameters, max_norm):
        for parameter in [parameters] if isinstance(parameters, torch.Tensor) else parameters:
            parameter.grad *= max_norm / parameter.grad.norm().clamp(min=max_norm)

    nn.utils.clip_grad_norm_ = one_by_one


@mutant(kills="clip_one_gradient")
def clamp_keeps_the_direction():
    """clamp shrinks the tensor as a whole until its largest element fits."""
    clamp = torch.Tensor.clamp

    def shrunk(self, least=None, most=None, *, min=None):
        return clamp(self, min=min) if most is None else self * (most / self.abs().max())

    torch.Tensor.clamp = shrunk


@mutant(kills="optimizer_in_backward")
def post_accumulate_hooks_wait_for_all_gradients():
    """Post-accumulate hooks run when the backward pass is over."""
    waiting = []

    def registering(self, hook):
        waiting.append(lambda: hook(self))

    def all_of_it(self, *args, **kwargs):
        backward(self, *args, **kwargs)
        for call in waiting:
            call()

    torch.Tensor.register_post_accumulate_grad_hook, torch.Tensor.backward = registering, all_of_it


@mutant(kills="optimizer_in_backward")
def zero_grad_keeps_zeros():
    """zero_grad() fills gradients with zeros, as it did before torch 2.0."""
    torch.optim.Optimizer.zero_grad = lambda self: zero_grad(self, set_to_none=False)


@mutant(kills="every_kind_of_hook")
def a_hook_on_several_tensors_runs_once_one_is_there():
    """register_multi_grad_hook runs its hook with the first gradient, and does not wait for the last."""
    register_multi = torch.autograd.graph.register_multi_grad_hook
    torch.autograd.graph.register_multi_grad_hook = lambda tensors, hook: register_multi(tensors, hook, mode="any")


@mutant(kills="changing_grad_in_place")
def hooks_get_a_copy():
    """A hook gets a copy of the gradient, so that nothing it does in place is seen elsewhere."""
    torch.Tensor.register_hook = lambda self, hook: register_hook(self, lambda grad: hook(grad.clone()))


@mutant(kills="changing_grad_in_place")
def each_operand_gets_its_own_gradient():
    """An addition hands each operand a copy of the gradient."""
    add = torch.Tensor.__add__
    torch.Tensor.__add__ = lambda self, other: add(self * 1, other * 1)


@mutant(kills="deepcopy_drops_tensor_hooks")
def deepcopy_takes_tensor_hooks_along():
    """A copy of a parameter has its hooks, as a copy of a module has."""

    def with_hooks(self, memo):
        result = copy_parameter(self, memo)
        for hook in (self._backward_hooks or {}).values():
            register_hook(result, hook)
        return result

    nn.Parameter.__deepcopy__ = with_hooks


@mutant(kills="deepcopy_drops_tensor_hooks")
def load_state_dict_never_assigns():
    """load_state_dict copies into the parameters that are there, also with assign=True."""
    load = nn.Module.load_state_dict
    nn.Module.load_state_dict = lambda self, state, assign=False: load(self, state)


@mutant(kills="what_register_hook_refuses")
def hooks_without_gradient_wait():
    """A hook on a tensor that requires no gradient is accepted, and never runs."""
    torch.Tensor.register_hook = lambda self, hook: register_hook(self, hook) if self.requires_grad else None


@mutant(kills="what_register_hook_refuses")
def results_of_hooks_are_broadcast():
    """What a hook returns is expanded to the shape of the gradient, be it a tensor or a number."""

    def expanding(self, hook):
        def call(grad):
            changed = hook(grad)
            return None if changed is None else torch.as_tensor(changed).expand_as(grad)

        return register_hook(self, call)

    torch.Tensor.register_hook = expanding


@mutant(kills="what_register_hook_refuses")
def post_accumulate_hooks_run_on_any_tensor():
    """A post-accumulate hook may be registered on a computed tensor."""

    def anywhere(self, hook):
        return register_post(self, hook) if self.grad_fn is None else register_hook(self, hook)

    torch.Tensor.register_post_accumulate_grad_hook = anywhere
