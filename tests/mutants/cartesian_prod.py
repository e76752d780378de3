"""What torch might do otherwise, and which snippet of cartesian-prod would show it."""

import itertools

import torch
from mutant import mutant

product, meshgrid, combinations = torch.cartesian_prod, torch.meshgrid, torch.combinations
unravel_index, subtract, double = torch.unravel_index, torch.Tensor.__sub__, torch.Tensor.double


def promoted(tensors):
    """The same tensors in a dtype that holds all of them."""
    dtype = tensors[0].dtype
    for tensor in tensors:
        dtype = torch.promote_types(dtype, tensor.dtype)
    return [tensor.to(dtype) for tensor in tensors]


@mutant(
    kills=(
        "same_rows_as_itertools",
        "any_number_of_inputs",
        "meshgrid_flat_and_stacked",
        "scores_back_to_a_grid",
        "one_row_without_the_table",
        "one_dtype_rounds_large_ids",
        "broadcasting_needs_no_table",
    )
)
def first_input_varies_fastest():
    """The rows are in the order of a nested loop whose innermost input is the first."""

    def first_fastest(*tensors):
        table = product(*reversed(tensors))
        return table.flip(1) if len(tensors) > 1 else table

    torch.cartesian_prod = first_fastest


@mutant(kills=("any_number_of_inputs", "grows_with_every_input", "one_row_without_the_table"))
def two_inputs_only():
    """What the notes say: the product takes two arrays; it leaves out the others."""
    torch.cartesian_prod = lambda *tensors: product(*tensors[:2])


@mutant(kills=("any_number_of_inputs", "grows_with_every_input", "one_row_without_the_table"))
def inputs_are_zipped():
    """Row i holds element i of each input, as zip has it."""

    def zipped(*tensors):
        rows = min(len(tensor) for tensor in tensors)
        return torch.stack([tensor[:rows] for tensor in tensors], dim=1)

    torch.cartesian_prod = zipped


@mutant(kills="any_number_of_inputs")
def equal_rows_are_dropped():
    """Every combination of values stands in the table once."""
    torch.cartesian_prod = lambda *tensors: torch.unique(product(*tensors), dim=0)


@mutant(kills=("meshgrid_flat_and_stacked", "broadcasting_needs_no_table"))
def rows_come_from_itertools():
    """The table is filled with the tuples of itertools.product."""
    torch.cartesian_prod = lambda *tensors: torch.tensor(
        list(itertools.product(*(tensor.tolist() for tensor in tensors)))
    )


@mutant(kills="what_it_refuses")
def inputs_are_flattened():
    """Inputs of any number of dimensions are read as vectors."""
    torch.cartesian_prod = lambda *tensors: product(
        *(tensor.reshape(-1) if isinstance(tensor, torch.Tensor) else tensor for tensor in tensors)
    )


@mutant(kills="what_it_refuses")
def lists_are_taken():
    """Lists of numbers are as good as tensors, as they are to itertools.product."""
    torch.cartesian_prod = lambda *inputs: product(*map(torch.as_tensor, inputs))


@mutant(kills="one_dtype_rounds_large_ids")
def the_common_dtype_is_wide():
    """Columns of two dtypes get a common one, and float() is float64, in which large integers fit."""
    torch.Tensor.float = double
    torch.cartesian_prod = lambda *tensors: product(*promoted(tensors))


@mutant(kills="one_input_has_no_column")
def one_input_makes_a_column():
    """The table of one input has one column."""
    torch.cartesian_prod = lambda *tensors: product(*tensors).view(-1, len(tensors))


@mutant(kills="one_input_has_no_column")
def one_input_is_copied():
    """The table has memory of its own, that of one input too."""
    torch.cartesian_prod = lambda *tensors: product(*tensors) if len(tensors) > 1 else product(*tensors).clone()


@mutant(kills="gradients_add_up")
def gradients_are_averaged():
    """An element gets the mean of what its rows send back."""

    def averaged(*tensors):
        inputs = [tensor.view_as(tensor) for tensor in tensors]
        table = product(*inputs)
        for tensor in inputs:
            if tensor.requires_grad:
                rows = len(table) // len(tensor)
                tensor.register_hook(lambda gradient, rows=rows: gradient / rows)
        return table

    torch.cartesian_prod = averaged


@mutant(kills="meshgrid_flat_and_stacked")
def meshgrid_fills_its_grids():
    """Each grid has memory of its own."""
    torch.meshgrid = lambda *tensors, indexing=None: tuple(
        grid.contiguous() for grid in meshgrid(*tensors, indexing=indexing)
    )


@mutant(kills="indexing_turns_the_grid")
def xy_is_ij():
    """meshgrid lays every grid out as a matrix, whatever the indexing."""
    torch.meshgrid = lambda *tensors, indexing=None: meshgrid(*tensors, indexing=indexing and "ij")


@mutant(kills="indexing_turns_the_grid")
def xy_reverses_all_dimensions():
    """With "xy" the dimensions come in reverse order."""

    def reversing(*tensors, indexing=None):
        grids = meshgrid(*tensors, indexing="ij" if indexing == "xy" else indexing)
        return tuple(grid.permute(*reversed(range(grid.dim()))) for grid in grids) if indexing == "xy" else grids

    torch.meshgrid = reversing


@mutant(kills="meshgrid_without_indexing")
def meshgrid_defaults_to_xy():
    """Without indexing, meshgrid warns and does as NumPy does."""

    def numpy_like(*tensors, indexing=None):
        if indexing is None:
            meshgrid(*tensors)  # for the warning
        return meshgrid(*tensors, indexing=indexing or "xy")

    torch.meshgrid = numpy_like


@mutant(kills="combinations_leave_out_mirrors")
def combinations_keep_mirrors():
    """Combinations are ordered choices, so (a, b) and (b, a) are two."""
    torch.combinations = lambda tensor, r=2, with_replacement=False: product(*[tensor] * r)


@mutant(kills="combinations_leave_out_mirrors")
def combinations_repeat_elements():
    """An element may be chosen twice unless one forbids it."""
    torch.combinations = lambda tensor, r=2, with_replacement=True: combinations(tensor, r, with_replacement)


@mutant(kills="one_row_without_the_table")
def unravel_index_counts_columns_first():
    """unravel_index reads the table column by column."""
    torch.unravel_index = lambda rows, lengths: unravel_index(rows, tuple(reversed(lengths)))[::-1]


@mutant(kills="broadcasting_needs_no_table")
def broadcasting_copies():
    """Operands are stretched to full size in memory before they are subtracted."""
    torch.Tensor.__sub__ = lambda self, other: subtract(
        *(part.clone() for part in torch.broadcast_tensors(self, other))
    )
