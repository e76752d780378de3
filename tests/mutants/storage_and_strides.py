"""What torch might do otherwise, and which snippet of storage-and-strides would show it."""

import torch
from mutant import mutant

getitem, view, narrow, expand, unfold = (
    torch.Tensor.__getitem__,
    torch.Tensor.view,
    torch.Tensor.narrow,
    torch.Tensor.expand,
    torch.Tensor.unfold,
)
transpose, as_strided, clone, flip = (
    torch.Tensor.transpose,
    torch.Tensor.as_strided,
    torch.Tensor.clone,
    torch.Tensor.flip,
)
stride, to, untyped_storage = torch.Tensor.stride, torch.Tensor.to, torch.Tensor.untyped_storage
nbytes, qr, save = torch.UntypedStorage.nbytes, torch.linalg.qr, torch.save


def row_major_copy(tensor):
    """Copy a tensor to memory of its own, rows first."""
    return clone(tensor, memory_format=torch.contiguous_format)


@mutant(
    kills=(
        "last_stride_of_each",
        "order_not_gaps",
        "fresh_but_not_contiguous",
        "views_of_one_storage",
        "who_stays_contiguous",
    )
)
def transpose_moves_the_elements():
    """A transpose writes its elements to new memory, row by row."""
    torch.Tensor.t = lambda self: row_major_copy(transpose(self, 0, 1))
    torch.Tensor.transpose = lambda self, *dims: row_major_copy(transpose(self, *dims))


@mutant(kills=("views_of_one_storage", "who_stays_contiguous", "write_through_views"))
def narrow_copies():
    """narrow returns a copy of the part."""
    torch.Tensor.narrow = lambda self, *part: row_major_copy(narrow(self, *part))


@mutant(
    kills=(
        "last_stride_of_each",
        "views_of_one_storage",
        "who_stays_contiguous",
        "one_write_fills_a_column",
        "write_through_views",
    )
)
def expand_writes_every_row():
    """expand gives each element a cell of its own, as repeat does."""
    torch.Tensor.expand = lambda self, *sizes: row_major_copy(expand(self, *sizes))


@mutant(
    kills=(
        "slice_keeps_the_storage",
        "stride_counts_elements",
        "last_stride_of_each",
        "who_stays_contiguous",
        "order_not_gaps",
    )
)
def slices_copy():
    """A slice is a copy, as that of a list is."""
    torch.Tensor.__getitem__ = lambda self, index: row_major_copy(getitem(self, index))


@mutant(kills=("sliding_windows", "views_of_one_storage"))
def windows_have_cells_of_their_own():
    """Windows that overlap are copied, so that each element has its own cell."""
    torch.Tensor.as_strided = lambda self, *args, **kwargs: row_major_copy(as_strided(self, *args, **kwargs))
    torch.Tensor.unfold = lambda self, *args: row_major_copy(unfold(self, *args))


@mutant(kills=("stride_counts_elements", "last_stride_of_each", "views_of_one_storage", "sliding_windows"))
def stride_counts_bytes():
    """stride() counts bytes, as strides does in NumPy."""

    def in_bytes(self, *dim):
        steps, size = stride(self, *dim), self.element_size()
        return steps * size if dim else tuple(step * size for step in steps)

    torch.Tensor.stride = in_bytes


@mutant(kills=("stride_counts_elements", "last_stride_of_each", "who_stays_contiguous"))
def stride_of_the_last_dimension_first():
    """stride() starts with the step to the right."""
    torch.Tensor.stride = lambda self, *dim: stride(self, *dim) if dim else tuple(reversed(stride(self)))


@mutant(kills=("where_an_element_lies", "views_of_one_storage"))
def offset_counts_from_the_view():
    """storage_offset() is 0 for every tensor, for it counts from the first element of the view."""
    torch.Tensor.storage_offset = lambda self: 0


@mutant(kills=("order_not_gaps", "who_stays_contiguous", "fresh_but_not_contiguous"))
def contiguous_means_no_gaps():
    """What the notes say: contiguous is a tensor whose values fill consecutive memory, in any order."""

    def dense(self, **kwargs):
        cells = 1 + sum((size - 1) * step for size, step in zip(self.size(), stride(self), strict=True))
        return cells == self.numel()

    torch.Tensor.is_contiguous = dense


@mutant(kills=("order_not_gaps", "who_stays_contiguous"))
def contiguous_means_a_last_stride_of_one():
    """is_contiguous() looks at the last stride only."""
    torch.Tensor.is_contiguous = lambda self, **kwargs: stride(self)[-1] == 1


@mutant(kills="fresh_but_not_contiguous")
def clone_is_row_major():
    """clone() lays the copy out row by row, whatever it copies."""
    torch.Tensor.clone = lambda self, **kwargs: row_major_copy(self)


@mutant(kills=("fresh_but_not_contiguous", "last_stride_of_each"))
def qr_is_row_major():
    """linalg.qr returns both factors row by row."""
    torch.linalg.qr = lambda *args: torch.return_types.linalg_qr([row_major_copy(factor) for factor in qr(*args)])


@mutant(kills=("last_stride_of_each", "order_not_gaps"))
def channels_last_is_ignored():
    """to(memory_format=...) leaves the strides as they are."""
    torch.Tensor.to = lambda self, *args, memory_format=None, **kwargs: (
        to(self, *args, **kwargs) if args or kwargs else self
    )


@mutant(kills="one_flat_storage")
def storage_has_a_type():
    """What the notes say: a storage knows the type of its values and counts them."""

    def typed(self):
        storage = untyped_storage(self)
        storage.dtype = self.dtype
        return storage

    torch.Tensor.untyped_storage = typed
    torch.UntypedStorage.__len__ = lambda self: nbytes(self) // self.dtype.itemsize


@mutant(kills="one_flat_storage")
def view_converts():
    """view(dtype) converts the numbers and does not reread their bytes."""
    torch.Tensor.view = lambda self, *shape: (
        to(self, *shape) if isinstance(shape[0], torch.dtype) else view(self, *shape)
    )


@mutant(kills="not_every_tensor_has_memory")
def sparse_tensors_have_a_storage():
    """The storage of a sparse tensor is that of its values."""
    torch.Tensor.untyped_storage = lambda self: untyped_storage(self.coalesce().values() if self.is_sparse else self)


@mutant(kills="not_every_tensor_has_memory")
def meta_storage_is_empty():
    """The storage of a meta tensor counts no bytes."""
    torch.UntypedStorage.nbytes = lambda self: 0 if self.device.type == "meta" else nbytes(self)


@mutant(kills="negative_strides_are_refused")
def slices_step_backwards():
    """A step of -1 reverses, as in NumPy."""

    def reversing(self, index):
        backwards = isinstance(index, slice) and index == slice(None, None, -1)
        return flip(self, 0) if backwards else getitem(self, index)

    torch.Tensor.__getitem__ = reversing


@mutant(kills="negative_strides_are_refused")
def flip_reverses_in_place():
    """flip writes the reverse order to the same memory."""
    torch.Tensor.flip = lambda self, *dims: self.copy_(flip(self, *dims))


@mutant(kills="write_through_views")
def chunks_may_be_written():
    """A chunk is a view like any other, and autograd tracks a write to it."""

    def narrowed(self, chunks, dim=0):
        starts = range(0, self.size(dim), -(-self.size(dim) // chunks))
        return tuple(narrow(self, dim, i, min(starts.step, self.size(dim) - i)) for i in starts)

    torch.Tensor.chunk = narrowed


@mutant(kills="slice_keeps_the_storage")
def save_writes_what_one_sees():
    """torch.save writes the elements of the tensor and no others."""
    torch.save = lambda tensor, file: save(clone(tensor), file)
