"""What torch might do otherwise, and which snippet of in-place-and-clamp would show it."""

import torch
from mutant import mutant

clamp, clamp_, torch_clamp = torch.Tensor.clamp, torch.Tensor.clamp_, torch.clamp
getitem, setitem, view = torch.Tensor.__getitem__, torch.Tensor.__setitem__, torch.Tensor.view
add_, mul_, torch_add = torch.Tensor.add_, torch.Tensor.mul_, torch.add
detach, data = torch.Tensor.detach, torch.Tensor.data
IN_PLACE = ("add_", "mul_", "abs_", "relu_", "clamp_", "__isub__")


@mutant(
    kills=(
        "writes_into_its_own_memory",
        "results_that_need_memory",
        "version_counter",
        "clamp_returns_another_tensor",
        "plus_equals_reaches_the_caller",
        "data_hides_the_write",
        "masked_part_is_a_copy",
        "what_a_call_returns",
        "leaves_and_their_views",
        "weights_change_before_backward",
    )
)
def in_place_methods_write_to_a_copy():
    """An in-place method returns a changed copy and leaves its tensor alone."""
    for name in IN_PLACE:
        method = getattr(torch.Tensor, name)
        setattr(
            torch.Tensor, name, lambda self, *args, method=method, **options: method(self.clone(), *args, **options)
        )


@mutant(kills="plus_equals_reaches_the_caller")
def minus_equals_makes_another_tensor():
    """x -= y is x = x - y, as it is for numbers."""
    torch.Tensor.__isub__ = lambda self, other: self - other


@mutant(kills=("version_counter", "rows_written_in_a_loop", "weights_change_before_backward", "data_hides_the_write"))
def autograd_keeps_the_old_values():
    """What is overwritten is kept aside for backward."""
    keeping = torch.autograd.graph.allow_mutation_on_saved_tensors()
    keeping.__enter__()
    torch.autograd.graph.keeping = keeping  # a context ends when nobody holds it


@mutant(kills="version_counter")
def autograd_refuses_every_write():
    """A write is refused even where no gradient needs the value."""
    add = torch.Tensor.__add__
    torch.Tensor.__add__ = lambda self, other: add(add(self, other), 0 * self**2)


@mutant(kills="weights_change_before_backward")
def the_optimizer_writes_unseen():
    """step() changes the weights through .data, so a graph built before it still runs."""

    def step(self):
        for group in self.param_groups:
            for weight in group["params"]:
                weight.data.add_(weight.grad, alpha=-group["lr"])

    torch.optim.SGD.step = step


@mutant(kills="find_the_line")
def a_square_is_a_product():
    """The node of square() is that of a multiplication, and so is the line that anomaly detection prints."""
    torch.Tensor.square = lambda self: self * self


@mutant(kills="leaves_and_their_views")
def leaves_may_be_written():
    """A write into a leaf or its view is not recorded, with no need for no_grad."""
    torch.Tensor.mul_ = torch.no_grad()(mul_)
    torch.Tensor.__setitem__ = torch.no_grad()(setitem)


@mutant(
    kills=("masked_part_is_a_copy", "leaves_and_their_views", "writes_into_its_own_memory", "rows_written_in_a_loop")
)
def slices_are_copies():
    """A slice has memory of its own, as the result of a mask has."""
    torch.Tensor.__getitem__ = lambda self, key: getitem(self, key).clone()


@mutant(kills=("what_a_call_returns", "writes_into_its_own_memory"))
def view_copies():
    """The result of view is new memory."""
    torch.Tensor.view = lambda self, *shape: view(self, *shape).clone()


@mutant(kills="what_a_call_returns")
def clip_grad_norm_only_measures():
    """clip_grad_norm_ returns the norm and leaves the gradients as they are."""
    torch.nn.utils.clip_grad_norm_ = lambda weights, max_norm: torch.stack([w.grad.norm() for w in weights]).norm()


@mutant(kills="saved_for_backward")
def relu_in_place_saves_less():
    """In place, relu keeps a mask of one byte per element for its gradient."""
    torch.relu_ = lambda values: values.mul_(values > 0)


@mutant(kills="data_hides_the_write")
def data_shares_the_counter():
    """.data is detach() under another name."""
    torch.Tensor.data = property(detach)


@mutant(kills="data_hides_the_write")
def detach_has_its_own_counter():
    """detach() is .data under another name."""
    torch.Tensor.detach = lambda self: data.__get__(self)


@mutant(kills="dtype_and_shape_stay")
def in_place_results_may_grow():
    """add_ gives its tensor the dtype and the shape of the sum."""

    def growing(self, other):
        self.data = self + other
        return self

    torch.Tensor.add_ = growing


@mutant(kills="dtype_and_shape_stay")
def out_is_not_recorded():
    """out= is written as if under no_grad."""
    torch.add = torch.no_grad()(torch_add)


@mutant(kills="clamp_returns_another_tensor")
def clamp_writes_in_place():
    """torch.clamp changes the tensor that it gets."""
    torch.clamp = lambda values, *bounds, **options: (
        torch_clamp(values, **options) if options else clamp_(values, *bounds)
    )


@mutant(kills="gradient_of_clamp")
def clamp_is_hardtanh():
    """At the bounds, the gradient of clamp is 0."""

    def flat_at_the_bounds(self, *bounds, **named):
        clamped = clamp(self, *bounds, **named)
        low, high = (*bounds, None)[:2] if bounds else (named.get("min"), named.get("max"))
        at_a_bound = (self == low) if high is None else (self == low) | (self == high)
        return torch.where(at_a_bound, clamped.detach(), clamped)

    torch.Tensor.clamp = flat_at_the_bounds


@mutant(kills="gradient_of_clamp")
def clamp_passes_the_gradient_on():
    """Values outside the bounds get a gradient too, and training can bring them back."""
    torch.Tensor.clamp = lambda self, *bounds, **named: (
        self + (clamp(self, *bounds, **named) - self).detach() if self.requires_grad else clamp(self, *bounds, **named)
    )


@mutant(kills="corners_of_clamp")
def clamp_repairs_nan():
    """clamp makes nan the lower bound."""

    def repairing(self, low=None, high=None, *, min=None, max=None):
        low, high = low if min is None else min, high if max is None else max
        return clamp(self, low, high) if isinstance(low, torch.Tensor) else clamp(self.nan_to_num(low), low, high)

    torch.Tensor.clamp = repairing


@mutant(kills="corners_of_clamp")
def clamp_sorts_its_bounds():
    """min and max change places where min is above max."""
    torch.Tensor.clamp = lambda self, *bounds, **named: clamp(self, *sorted(bounds), **named)
