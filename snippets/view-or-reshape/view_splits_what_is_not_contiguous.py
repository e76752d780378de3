import torch

transposed = torch.arange(12).view(3, 4).t()
every_second = torch.arange(12)[::2]
even_columns = torch.arange(8).view(2, 4)[:, ::2]
repeated = torch.tensor([[5]]).expand(2, 3)

for name, tensor, shape in [
    ("transposed, split", transposed, (2, 2, 3)),
    ("every second", every_second, (2, 3)),
    ("even columns, flat", even_columns, (-1,)),
    ("repeated, flat", repeated, (-1,)),
]:
    view = tensor.view(shape)
    same = view.data_ptr() == tensor.data_ptr()
    contiguous = tensor.is_contiguous()
    print(f"{name:18} contiguous {contiguous}, stride {view.stride()}, shares {same}")
