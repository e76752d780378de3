import torch

numbers = torch.arange(12)
table = numbers.view(3, 4)
start = table.untyped_storage().data_ptr()
for name, view in [
    ("view(4, 3)", table.view(4, 3)),
    ("transpose(0, 1)", table.transpose(0, 1)),
    ("narrow(0, 1, 2)", table.narrow(0, 1, 2)),
    ("expand(2, 3, 4)", table.expand(2, 3, 4)),
    ("unfold(1, 2, 1)", table.unfold(1, 2, 1)),
    ("diagonal()", table.diagonal()),
    ("chunk(2)[1]", table.chunk(2)[1]),
]:
    shares = view.untyped_storage().data_ptr() == start
    skipped = view.data_ptr() - table.data_ptr()
    print(f"{name:15} {tuple(view.size())!s:9} stride {view.stride()!s:9}", end=" ")
    print(f"offset {view.storage_offset()}, {skipped:2} bytes on, shares {shares}")

table.t()[1, 0] = 100
print("written through the transpose:", numbers.tolist())
print("the base of the transpose is numbers:", table.t()._base is numbers)
