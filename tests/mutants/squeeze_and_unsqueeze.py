"""What torch might do otherwise, and which snippet of squeeze-and-unsqueeze would show it."""

import torch
from mutant import mutant
from torch.nn import functional as F

Tensor = torch.Tensor
squeeze, unsqueeze, expand, total = Tensor.squeeze, Tensor.unsqueeze, Tensor.expand, Tensor.sum
subtract, equal, reshape, mse_loss = Tensor.__sub__, Tensor.__eq__, Tensor.reshape, F.mse_loss
poisson, bce = F.poisson_nll_loss, F.binary_cross_entropy_with_logits


def flat(tensor):
    """A column as a vector."""
    return squeeze(tensor, 1) if tensor.dim() == 2 else tensor


@mutant(kills=("batch_of_one_loses_its_dimension", "batch_of_one_fails_later", "squeeze_drops_size_one"))
def squeeze_spares_the_batch():
    """squeeze() keeps the first dimension, whatever its size."""

    def sparing(self, *dims):
        if dims:
            return squeeze(self, *dims)
        return squeeze(self, tuple(range(1, self.dim())))

    Tensor.squeeze = sparing


@mutant(kills=("squeeze_drops_size_one", "squeezing_renumbers_dimensions", "batch_of_one_loses_its_dimension"))
def squeeze_ignores_its_argument():
    """squeeze(dim) drops every dimension of size 1."""
    Tensor.squeeze = lambda self, *dims: squeeze(self)


@mutant(kills="both_share_memory")
def squeeze_returns_itself_if_it_can():
    """squeeze returns the very tensor where there is nothing to drop."""
    Tensor.squeeze = lambda self, *dims: self if squeeze(self, *dims).shape == self.shape else squeeze(self, *dims)


@mutant(kills="both_share_memory")
def unsqueeze_copies():
    """unsqueeze returns a tensor on memory of its own."""
    Tensor.unsqueeze = lambda self, dim: unsqueeze(self, dim).clone()


@mutant(kills="unsqueeze_inserts_size_one")
def unsqueeze_counts_in_the_input():
    """A negative place is counted in the input, so -1 is before the last dimension."""
    Tensor.unsqueeze = lambda self, dim: unsqueeze(self, dim + self.dim() if -self.dim() <= dim < 0 else dim)


@mutant(kills="dims_that_are_refused")
def unsqueeze_has_a_default():
    """unsqueeze() inserts at the front."""
    Tensor.unsqueeze = lambda self, dim=0: unsqueeze(self, dim)


@mutant(kills="dims_that_are_refused")
def squeeze_takes_repeats():
    """A dimension may be named twice."""
    Tensor.squeeze = lambda self, *dims: squeeze(self, *(tuple(set(d)) if isinstance(d, tuple) else d for d in dims))


@mutant(kills="line_up_the_channels")
def broadcasting_finds_the_channels():
    """A vector meets the channels of images, not their width."""

    def align(self, other):
        return subtract(self, other[:, None, None] if self.dim() == 4 and other.dim() == 1 else other)

    Tensor.__sub__ = align


@mutant(kills="expand_repeats_for_free")
def expand_copies():
    """expand writes each row, as repeat does."""
    Tensor.expand = lambda self, *sizes: expand(self, *sizes).contiguous()


@mutant(kills="keepdim_saves_an_unsqueeze")
def sum_keeps_the_dimension():
    """sum leaves a 1 where it summed."""
    Tensor.sum = lambda self, dim, keepdim=True: total(self, dim, keepdim=True)
    Tensor.unsqueeze = lambda self, dim: self


@mutant(kills="column_meets_row")
def equality_pairs_entries():
    """== compares entries pair by pair where their number agrees."""
    Tensor.__eq__ = lambda self, other: equal(self, reshape(other, self.shape) if isinstance(other, Tensor) else other)


@mutant(kills=("losses_and_a_column", "column_trains_to_the_mean"))
def mse_loss_pairs_entries():
    """mse_loss warns, and compares pair by pair all the same."""

    def pairing(predicted, target):
        if predicted.shape != target.shape:
            F.warnings.warn("the shapes differ", stacklevel=2)
        return mse_loss(flat(predicted), flat(target))

    F.mse_loss = pairing


@mutant(kills="losses_and_a_column")
def poisson_pairs_entries():
    """poisson_nll_loss compares pair by pair."""
    F.poisson_nll_loss = lambda predicted, target, reduction: poisson(flat(predicted), target, reduction=reduction)


@mutant(kills="losses_and_a_column")
def binary_cross_entropy_broadcasts():
    """Binary cross entropy takes a column and a row."""
    F.binary_cross_entropy_with_logits = lambda predicted, target: bce(flat(predicted), target)


@mutant(kills="in_place_changes_the_tensor_itself")
def unsqueeze_in_place_makes_a_view():
    """unsqueeze_ leaves its tensor alone."""
    Tensor.unsqueeze_ = unsqueeze
