import torch

table = torch.arange(12).view(3, 4)
images = torch.zeros(2, 3, 4, 5)
q, r = torch.linalg.qr(torch.eye(4)[:, :3])

for name, tensor in [
    ("table", table),
    ("table.t()", table.t()),
    ("table[:, ::2]", table[:, ::2]),
    ("one column, expanded", table[:, :1].expand(3, 4)),
    ("Q of linalg.qr", q),
    ("images", images),
    ("images, channels_last", images.to(memory_format=torch.channels_last)),
]:
    size, stride = tuple(tensor.size()), tensor.stride()
    print(f"{name:21} {size!s:12} stride {stride!s:14} last {stride[-1]}")
