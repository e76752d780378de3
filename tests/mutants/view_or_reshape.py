"""What torch might do otherwise, and which snippet of view-or-reshape would show it."""

import torch
from mutant import mutant

view, reshape, contiguous = torch.Tensor.view, torch.Tensor.reshape, torch.Tensor.contiguous


@mutant(kills=("view_shares_memory", "three_shape_methods"))
def view_copies():
    """A view is a copy."""
    torch.Tensor.view = lambda self, *shape: view(self, *shape).clone()


@mutant(kills=("reshape_copies_only_when_forced", "what_reshape_calls"))
def reshape_always_copies():
    """What many notes say: reshape writes to new memory."""
    torch.Tensor.reshape = lambda self, *shape: reshape(self, *shape).clone()


@mutant(
    kills=(
        "transpose_breaks_view",
        "each_merge_decides",
        "same_stride_other_answer",
        "predict_view",
        "constant_step_rows_or_columns",
        "flatten_channels_last",
    )
)
def view_copies_when_forced():
    """A view of any tensor succeeds, as reshape does."""
    torch.Tensor.view = lambda self, *shape: reshape(self, *shape)


@mutant(kills="view_splits_what_is_not_contiguous")
def view_wants_contiguous():
    """A view of a tensor that is not contiguous is made of a contiguous copy."""
    torch.Tensor.view = lambda self, *shape: view(self.contiguous(), *shape)


@mutant(kills="contiguous_then_view")
def contiguous_always_copies():
    """contiguous() returns a copy of a contiguous tensor too."""
    torch.Tensor.contiguous = lambda self: self.clone(memory_format=torch.contiguous_format)


@mutant(kills="view_as_another_dtype")
def view_converts():
    """view(dtype) converts the numbers and does not reread their bits."""
    torch.Tensor.view = lambda self, *shape: (
        self.to(*shape) if isinstance(shape[0], torch.dtype) else view(self, *shape)
    )


@mutant(kills="reshape_does_not_transpose")
def reshape_transposes():
    """A reshape to the reversed sizes is a transpose."""

    def swapped(self, *shape):
        return self.t() if self.dim() == 2 and shape == tuple(reversed(self.shape)) else reshape(self, *shape)

    torch.Tensor.reshape = swapped


@mutant(kills="one_size_is_inferred")
def sizes_that_do_not_fit_are_cut():
    """A size that does not divide the elements leaves some out."""

    def cut(self, *shape):
        sizes = shape[0] if isinstance(shape[0], tuple) else shape
        return self[:10].reshape(5, -1) if sizes == (5, -1) else view(self, *shape)

    torch.Tensor.view = cut
