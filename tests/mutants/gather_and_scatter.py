"""What torch might do otherwise, and which snippet of gather-and-scatter would show it."""

import torch
from mutant import mutant

gather, take_along_dim, one_hot = torch.Tensor.gather, torch.take_along_dim, torch.nn.functional.one_hot
scatter, scatter_, scatter_add = torch.Tensor.scatter, torch.Tensor.scatter_, torch.Tensor.scatter_add
scatter_reduce = torch.Tensor.scatter_reduce
expand, getitem = torch.Tensor.expand, torch.Tensor.__getitem__


@mutant(
    kills=(
        "gather_reads_by_index",
        "scatter_undoes_gather",
        "formula_for_each_dimension",
        "reorder_vectors_by_score",
        "mask_or_gather",
        "ragged_picks_in_one_table",
    )
)
def gather_reads_in_the_tables_order():
    """gather takes the elements that the index names, in the order in which the table holds them."""
    torch.Tensor.gather = lambda self, dim, index, **options: gather(self, dim, index.sort(dim).values, **options)


@mutant(
    kills=(
        "gather_reads_by_index",
        "formula_for_each_dimension",
        "gradients_follow_the_index",
        "mask_or_gather",
        "words_from_their_pieces",
    )
)
def gather_reads_each_element_once():
    """Where an index occurs twice, gather blanks the second reading."""

    def once(self, dim, index, **options):
        earlier = (index.unsqueeze(dim) == index.unsqueeze(dim + 1)).movedim((dim, dim + 1), (-2, -1)).tril(-1)
        return gather(self, dim, index, **options).masked_fill(earlier.any(-1).movedim(-1, dim), 0)

    torch.Tensor.gather = once


@mutant(kills="index_without_expand")
def gather_broadcasts_its_index():
    """An index of size 1 stretches over the other dimensions, as it would in arithmetic."""

    def broadcast(self, dim, index, **options):
        sizes = [n if n != 1 or at == dim else self.size(at) for at, n in enumerate(index.shape)]
        return gather(self, dim, index.expand(sizes), **options)

    torch.Tensor.gather = broadcast


@mutant(kills=("reorder_vectors_by_score", "gather_reads_by_index"))
def take_along_dim_does_not_broadcast():
    """take_along_dim is gather with negative numbers, and reads no more than the index names."""
    torch.take_along_dim = lambda table, index, dim: table.gather(dim, index % table.size(dim))


@mutant(kills="shapes_and_numbers_must_fit")
def negative_numbers_count_from_the_end():
    """gather takes -1 for the last place."""

    def counting(self, dim, index, **options):
        return gather(self, dim, torch.where(index < 0, index + self.size(dim), index), **options)

    torch.Tensor.gather = counting


@mutant(kills=("cross_entropy_by_gather", "gradients_follow_the_index"))
def gather_has_no_gradient():
    """What gather reads counts as data."""
    torch.Tensor.gather = lambda self, *args, **options: gather(self.detach(), *args, **options) + 0 * self.sum()


@mutant(kills="gradients_follow_the_index")
def an_element_read_twice_gets_one_gradient():
    """The gradient of gather is a scatter, and the last one wins."""

    class Gather(torch.autograd.Function):
        @staticmethod
        def forward(ctx, table, dim, index):
            ctx.save_for_backward(table, index)
            ctx.dim = dim
            return gather(table, dim, index)

        @staticmethod
        def backward(ctx, grad):
            table, index = ctx.saved_tensors
            return scatter(torch.zeros_like(table), ctx.dim, index, grad), None, None

    torch.Tensor.gather = lambda self, dim, index: Gather.apply(self, dim, index)


@mutant(kills="gradients_follow_the_index")
def sparse_grad_is_ignored():
    """The gradient of gather is dense, whatever was asked for."""
    torch.gather = lambda table, dim, index, sparse_grad=False: gather(table, dim, index)


@mutant(kills="ragged_picks_in_one_table")
def sparse_tables_can_be_gathered():
    """gather reads a sparse tensor as the notes hoped."""

    def reading(self, dim, index):
        return gather(self.to_dense() if self.is_sparse else self, dim, index)

    torch.Tensor.gather = reading


@mutant(kills=("duplicates_overwrite", "one_slot_many_values", "one_hot_by_scatter", "gradients_follow_the_index"))
def scatter_adds():
    """What scatter writes is added to what was there."""

    def filled(self, index, source):
        return source if isinstance(source, torch.Tensor) else torch.full(index.shape, source, dtype=self.dtype)

    torch.Tensor.scatter = lambda self, dim, index, source: self.scatter_add(dim, index, filled(self, index, source))
    torch.Tensor.scatter_ = lambda self, dim, index, source: self.scatter_add_(dim, index, filled(self, index, source))


@mutant(kills=("scatter_undoes_gather", "last_step_of_each_sequence"))
def scatter_reads_as_gather_does():
    """scatter_ writes src[index] to the places of the index, and not src to the places that it names."""

    def mirrored(self, dim, index, source):
        if not isinstance(source, torch.Tensor):
            return scatter_(self, dim, index, source)
        places = torch.arange(index.size(dim)).view([-1 if at == dim else 1 for at in range(index.dim())])
        return scatter_(self, dim, places.expand_as(index), gather(source, dim, index % source.size(dim)))

    torch.Tensor.scatter_ = mirrored


@mutant(
    kills=(
        "duplicates_overwrite",
        "one_slot_many_values",
        "formula_for_each_dimension",
        "words_from_their_pieces",
        "scatter_without_a_gradient",
    )
)
def scatter_add_overwrites():
    """scatter_add keeps one of the values that meet in a slot."""
    torch.Tensor.scatter_add, torch.Tensor.scatter_add_ = scatter, scatter_


@mutant(kills="duplicates_overwrite")
def lost_values_get_no_gradient():
    """The gradient of scatter reaches only the values that were kept."""

    def kept(self, dim, index, source):
        numbers = torch.arange(source.numel()).view_as(source)
        winners = scatter(torch.zeros(self.shape, dtype=torch.int64), dim, index, numbers)
        return scatter(self, dim, index, torch.where(gather(winners, dim, index) == numbers, source, source.detach()))

    torch.Tensor.scatter = kept


@mutant(kills=("one_slot_many_values", "words_from_their_pieces"))
def scatter_reduce_includes_the_start():
    """include_self=False is ignored."""
    torch.Tensor.scatter_reduce = lambda self, dim, index, source, reduce, include_self=True: scatter_reduce(
        self, dim, index, source, reduce
    )


@mutant(kills="one_slot_many_values")
def slots_that_nothing_reaches_are_cleared():
    """Without the start, a slot that no value reaches becomes 0."""

    def cleared(self, dim, index, source, reduce, include_self=True):
        start = self if include_self else torch.zeros_like(self)
        return scatter_reduce(start, dim, index, source, reduce, include_self=include_self)

    torch.Tensor.scatter_reduce = cleared


@mutant(kills="scatter_without_a_gradient")
def scatter_with_reduce_has_a_gradient():
    """scatter(reduce="add") is scatter_add, gradient and all."""
    torch.Tensor.scatter = lambda self, dim, index, source, reduce=None: (scatter_add if reduce else scatter)(
        self, dim, index, source
    )


@mutant(kills="shapes_and_numbers_must_fit")
def scatter_converts_what_it_writes():
    """scatter_ turns src into the dtype of the tensor, as copy_ does."""

    def converting(self, dim, index, source):
        return scatter_(self, dim, index, source.to(self.dtype) if isinstance(source, torch.Tensor) else source)

    torch.Tensor.scatter_ = converting


@mutant(kills="last_step_of_each_sequence")
def expand_copies():
    """expand writes the repeated values to new memory."""
    torch.Tensor.expand = lambda self, *sizes: expand(self, *sizes).contiguous()


@mutant(kills="mask_or_gather")
def a_mask_keeps_the_shape():
    """table[mask] has the shape of the table, with zeros where the mask is false."""

    def masked(self, key):
        is_mask = isinstance(key, torch.Tensor) and key.dtype == torch.bool
        return self.masked_fill(~key, 0) if is_mask else getitem(self, key)

    torch.Tensor.__getitem__ = masked


@mutant(kills="one_hot_by_scatter")
def one_hot_gives_floats():
    """F.one_hot makes a table that a loss takes as it is."""
    torch.nn.functional.one_hot = lambda labels, classes: one_hot(labels, classes).float()
