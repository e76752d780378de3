"""What torch might do otherwise, and which snippet of dot-mm-matmul would show it."""

from functools import reduce

import torch
from mutant import mutant

matmul, dot, mul = torch.matmul, torch.dot, torch.mul
vecdot, linear, reversed_dimensions = torch.linalg.vecdot, torch.nn.functional.linear, torch.Tensor.T


def replace_matmul(product):
    """Put another product behind ``@`` and its two names."""
    torch.Tensor.__matmul__ = torch.Tensor.matmul = torch.matmul = product


def promoted(product, left, right):
    """Multiply in the dtype that ``+`` would give."""
    dtype = torch.promote_types(left.dtype, right.dtype)
    return product(left.to(dtype), right.to(dtype))


@mutant(kills="dot_takes_two_vectors")
def dot_multiplies_scalars():
    """What the notes say: dot takes scalars too."""
    torch.dot = lambda left, right: mul(left, right) if left.dim() == 0 else dot(left, right)


@mutant(kills="dot_takes_two_vectors")
def dot_multiplies_matrices():
    """dot is that of NumPy, and multiplies matrices."""
    torch.dot = lambda left, right: matmul(left, right) if left.dim() > 1 else dot(left, right)


@mutant(kills="dot_takes_two_vectors")
def dot_broadcasts():
    """A vector of one number is stretched by dot."""
    torch.dot = lambda left, right: dot(*torch.broadcast_tensors(left, right)) if left.dim() == 1 else dot(left, right)


@mutant(kills="dot_does_not_conjugate")
def dot_conjugates():
    """dot conjugates its first operand, as vdot does."""
    torch.dot = torch.vdot


@mutant(kills="dot_does_not_conjugate")
def vecdot_does_not_conjugate():
    """vecdot multiplies complex entries as they are."""
    torch.linalg.vecdot = lambda left, right: vecdot(left.conj(), right)


@mutant(kills=("dtypes_must_match", "dot_takes_two_vectors"))
def products_promote_dtypes():
    """Products promote dtypes, as + and * do."""
    replace_matmul(lambda left, right: promoted(matmul, left, right))
    torch.dot = lambda left, right: promoted(dot, left, right)


@mutant(kills=("grouping_changes_rounding", "dtypes_must_match"))
def products_return_float64():
    """A product of float32 matrices is computed and returned in float64."""
    replace_matmul(lambda left, right: matmul(left.double(), right.double()))


@mutant(kills="linear_is_matmul")
def products_use_bfloat16():
    """A product of float32 matrices rounds its inputs to bfloat16."""

    def rounded(left, right):
        if left.dtype == right.dtype == torch.float32:
            return matmul(left.bfloat16(), right.bfloat16()).float()
        return matmul(left, right)

    replace_matmul(rounded)


@mutant(kills="linear_is_matmul")
def default_precision_is_high():
    """Float32 products may use TF32 unless one forbids it."""
    torch.set_float32_matmul_precision("high")


@mutant(kills="linear_is_matmul")
def linear_leaves_out_the_bias():
    """A linear layer multiplies and adds nothing."""
    torch.nn.functional.linear = lambda inputs, weight, bias=None: linear(inputs, weight)


@mutant(kills="batch_dimensions_broadcast")
def matrix_dimensions_broadcast():
    """A matrix of one row is stretched until it fits."""

    def stretched(left, right):
        if right.dim() > 1 and right.shape[-2] == 1 != left.shape[-1]:
            right = right.expand(*right.shape[:-2], left.shape[-1], right.shape[-1])
        return matmul(left, right)

    replace_matmul(stretched)


@mutant(kills="batch_dimensions_broadcast")
def batches_are_cut_to_the_shorter():
    """Of two batches of different sizes, what is left over of the longer one is left out."""

    def cut(left, right):
        if left.dim() == right.dim() == 3:
            shorter = min(len(left), len(right))
            left, right = left[:shorter], right[:shorter]
        return matmul(left, right)

    replace_matmul(cut)


@mutant(kills=("vector_gains_a_dimension", "what_matmul_calls"))
def vector_is_broadcast_to_a_column():
    """What the notes say: the vector is broadcast to a column, and a column it remains."""
    replace_matmul(
        lambda left, right: matmul(left, right.unsqueeze(1) if left.dim() > 1 == right.dim() else right),
    )


@mutant(kills="batch_of_vectors_is_a_matrix")
def vectors_are_paired_with_matrices():
    """Each matrix of a batch meets its own vector of a batch of vectors."""

    def paired(left, right):
        if left.dim() == 3 and right.shape == (left.shape[0], left.shape[2]):
            return matmul(left, right.unsqueeze(-1)).squeeze(-1)
        return matmul(left, right)

    replace_matmul(paired)


@mutant(kills="what_matmul_calls")
def batches_are_not_folded():
    """matmul of a batch with one matrix repeats the matrix and calls bmm."""

    def repeated(left, right):
        if left.dim() == 3 and right.dim() == 2:
            right = right.expand(len(left), *right.shape)
        return matmul(left, right)

    replace_matmul(repeated)


@mutant(kills="dimensions_are_checked_first")
def matmul_takes_scalars():
    """What the notes say: matmul broadcasts 0-D operands."""
    replace_matmul(lambda left, right: matmul(left, right) if left.dim() and right.dim() else mul(left, right))


@mutant(kills=("mm_and_bmm_count_dimensions", "dimensions_are_checked_first"))
def mm_takes_any_dimensions():
    """mm is another name of matmul."""
    torch.Tensor.mm, torch.mm = torch.Tensor.matmul, matmul


@mutant(kills="mm_and_bmm_count_dimensions")
def bmm_broadcasts():
    """bmm broadcasts its batches."""
    torch.Tensor.bmm, torch.bmm = torch.Tensor.matmul, matmul


@mutant(kills="star_or_at")
def star_multiplies_square_matrices():
    """* between square matrices is the product of matrices."""

    def product(left, right):
        alike = isinstance(right, torch.Tensor) and (left.shape, left.dtype) == (right.shape, right.dtype)
        square = alike and left.dim() == 2 and left.shape[0] == left.shape[1]
        return matmul(left, right) if square else mul(left, right)

    torch.Tensor.__mul__ = product


@mutant(kills="batches_are_transposed_by_mt")
def t_transposes_each_matrix():
    """.T warns and swaps the last two dimensions only."""

    def swapped(self):
        reversed_dimensions.__get__(self)  # for the warning
        return self.mT

    torch.Tensor.T = property(swapped)


@mutant(kills="cheapest_order")
def multi_dot_works_from_left_to_right():
    """multi_dot multiplies in the order in which the matrices are written."""
    torch.linalg.multi_dot = lambda matrices: reduce(matmul, matrices)
