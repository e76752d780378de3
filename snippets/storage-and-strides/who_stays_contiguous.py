import torch

table = torch.arange(12).view(3, 4)
for name, tensor in [
    ("view(2, 6)", table.view(2, 6)),
    ("narrow(0, 1, 2)", table.narrow(0, 1, 2)),
    ("expand(3, 4)", table.expand(3, 4)),
    ("[:1].transpose(0, 1)", table[:1].transpose(0, 1)),
    ("transpose(0, 1)", table.transpose(0, 1)),
    ("narrow(1, 0, 2)", table.narrow(1, 0, 2)),
    ("[:1].expand(3, 4)", table[:1].expand(3, 4)),
    ("[::2]", table[::2]),
]:
    stride, row_major = tensor.stride(), torch.empty(tensor.size()).stride()
    answer = tensor.is_contiguous()
    print(f"{name:20} stride {stride}, row-major {row_major}, contiguous {answer}")
