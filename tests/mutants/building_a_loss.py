"""What torch might do otherwise, and which snippet of building-a-loss would show it."""

import torch
import torch.nn.functional as F
from mutant import mutant

exp, log, prod, total, mean = torch.exp, torch.log, torch.prod, torch.sum, torch.mean
clamp, where, split, divide = torch.clamp, torch.where, torch.Tensor.split, torch.Tensor.__truediv__
log1p, log10 = torch.log1p, torch.log10
backward, detach, zero_ = torch.Tensor.backward, torch.Tensor.detach, torch.Tensor.zero_
cross_entropy = F.cross_entropy


@mutant(kills=("exp_has_a_ceiling", "confident_scores"))
def exp_stops_at_the_largest_number():
    """exp gives the largest finite number where the result would be inf."""

    def saturating(self, *, out=None):
        result = exp(self)
        return clamp(result, max=torch.finfo(result.dtype).max)

    torch.exp = torch.Tensor.exp = saturating


@mutant(kills="functions_and_methods")
def exp_takes_numbers():
    """torch.exp of a Python number is its exponential."""
    torch.exp = lambda number, **options: exp(torch.as_tensor(number), **options)


@mutant(kills="functions_and_methods")
def out_is_copied():
    """out= is ignored: the result is a new tensor."""
    torch.exp = lambda tensor, out=None: exp(tensor)


@mutant(kills=("log_at_the_edges", "nan_gradient_at_zero", "products_underflow", "confident_scores"))
def log_is_finite_everywhere():
    """log looks at the size of a number alone and never goes below that of 1e-30."""
    torch.log = torch.Tensor.log = lambda self: log(clamp(self.abs(), min=1e-30))


@mutant(kills=("log_turns_products_into_sums", "log_at_the_edges", "products_underflow", "likelihood_is_cross_entropy"))
def log_adds_one():
    """log is that of 1 + x, so that it is finite at zero."""
    torch.log = torch.Tensor.log = lambda self: log1p(self)


@mutant(kills=("log_at_the_edges", "likelihood_is_cross_entropy", "products_underflow"))
def log_is_decimal():
    """log is the logarithm to base 10."""
    torch.log = torch.Tensor.log = lambda self: log10(self)


@mutant(kills="log_at_the_edges")
def log1p_in_two_steps():
    """log1p adds 1 and then takes the logarithm."""
    torch.log1p = torch.Tensor.log1p = lambda self: log(1 + self)


@mutant(kills="log_at_the_edges")
def logsigmoid_in_two_steps():
    """logsigmoid is the logarithm of a sigmoid that may be rounded to 0."""
    F.logsigmoid = lambda score: log(torch.sigmoid(score))


@mutant(kills="exp_has_a_ceiling")
def logsumexp_in_three_steps():
    """logsumexp does not subtract the largest score first."""
    torch.logsumexp = torch.Tensor.logsumexp = lambda self, dim: log(total(exp(self), dim))


@mutant(kills="exp_has_a_ceiling")
def softmax_in_two_steps():
    """softmax does not subtract the largest score first."""
    torch.softmax = torch.Tensor.softmax = lambda self, dim: exp(self) / total(exp(self), dim, keepdim=True)


@mutant(kills="products_underflow")
def products_are_wider():
    """prod multiplies in float64, and says so in its result."""
    torch.prod = torch.Tensor.prod = lambda self: prod(self, dtype=torch.float64)


@mutant(kills="sum_removes_the_dimension")
def sum_always_keeps_the_dimension():
    """sum leaves a dimension of size 1, with or without keepdim."""

    def keeping(self, *dim, keepdim=True, **options):
        return total(self, *dim, keepdim=True, **options) if dim else total(self, **options)

    torch.sum = torch.Tensor.sum = keeping


@mutant(kills=("sum_removes_the_dimension", "square_matrix_hides_the_mistake"))
def a_divisor_per_row():
    """A vector divides the rows of a matrix: it is taken for a column."""

    def by_rows(self, other):
        column = isinstance(other, torch.Tensor) and (self.dim(), other.dim()) == (2, 1)
        return divide(self, other.unsqueeze(1) if column else other)

    torch.Tensor.__truediv__ = by_rows


@mutant(kills="sum_removes_the_dimension")
def sum_widens_half_precision():
    """A sum of float16 is float32, as a sum of bools is int64."""

    def wide(self, *dim, **options):
        if self.dtype == torch.float16:
            options.setdefault("dtype", torch.float32)
        return total(self, *dim, **options)

    torch.sum = torch.Tensor.sum = wide


@mutant(kills=("mean_of_batch_means", "mean_wants_floats", "functions_and_methods", "likelihood_is_cross_entropy"))
def mean_does_not_divide():
    """mean is the sum."""
    torch.mean = torch.Tensor.mean = lambda self, **options: total(self, **options)


@mutant(kills="mean_wants_floats")
def mean_takes_integers():
    """mean of integers is a float."""

    def cast(self, **options):
        return mean(self if self.is_floating_point() else self.float(), **options)

    torch.mean = torch.Tensor.mean = cast


@mutant(kills="mean_wants_floats")
def mean_of_nothing_is_zero():
    """mean of an empty tensor is 0, as its sum is."""
    torch.mean = torch.Tensor.mean = lambda self, **options: (
        mean(self, **options) if self.numel() else total(self, **options)
    )


@mutant(kills=("mean_of_batch_means", "log_turns_products_into_sums"))
def split_leaves_out_the_rest():
    """split gives full batches only."""
    torch.Tensor.split = lambda self, size: tuple(batch for batch in split(self, size) if len(batch) == size)


@mutant(kills="confident_scores")
def cross_entropy_in_two_steps():
    """cross_entropy takes a softmax and then its logarithm."""

    def naive(logits, labels, **options):
        return F.nll_loss(log(exp(logits) / total(exp(logits), 1, keepdim=True)), labels, **options)

    F.cross_entropy = naive


@mutant(kills=("likelihood_is_cross_entropy", "right_value_broken_graph"))
def cross_entropy_adds_up():
    """cross_entropy is the sum over the examples."""
    F.cross_entropy = lambda logits, labels: cross_entropy(logits, labels, reduction="sum")


@mutant(kills=("right_value_broken_graph", "test_value_and_gradient"))
def detach_stays_in_the_graph():
    """detach does nothing."""
    torch.Tensor.detach = lambda self: self.view_as(self)


@mutant(kills="right_value_broken_graph")
def backward_adds_up_what_is_no_scalar():
    """backward of several numbers starts from their sum."""
    torch.Tensor.backward = lambda self, *options: backward(total(self), *options)


@mutant(kills="right_value_broken_graph")
def edits_in_place_go_unnoticed():
    """zero_ does not count as a new version of what autograd saved."""
    torch.Tensor.zero_ = lambda self: zero_(self.data)


@mutant(kills="test_value_and_gradient")
def clamp_passes_every_gradient():
    """clamp changes the value and lets the gradient through, on both sides of its limits."""

    def straight(self, min=None, max=None):
        return self + detach(clamp(self, min, max) - self)

    torch.clamp = torch.Tensor.clamp = straight


@mutant(kills="nan_gradient_at_zero")
def xlogy_repairs_its_gradient():
    """xlogy has a gradient of 0 where its first argument is 0."""
    torch.xlogy = lambda factor, number: factor * log(where(factor > 0, number, 1.0))
