import itertools

import torch

table = (torch.arange(24) * 10).view(2, 3, 4)
view = table.permute(2, 0, 1)[1:, :, ::2]
memory = view.as_strided((24,), (1,), 0)  # the storage, cell by cell


def cell_of(index):
    steps = [i * stride for i, stride in zip(index, view.stride())]
    return view.storage_offset() + sum(steps)


print("size", tuple(view.size()), "stride", view.stride())
print("offset", view.storage_offset())
value, cell = view[2, 1, 0].item(), cell_of((2, 1, 0))
print(f"view[2, 1, 0] is {value}, cell {cell} holds {memory[cell].item()}")

indices = list(itertools.product(*map(range, view.size())))
found = sum((view[index] == memory[cell_of(index)]).item() for index in indices)
print(f"{found} of {len(indices)} elements lie where the formula says")
