import torch


def shares(a, b):
    return a.untyped_storage().data_ptr() == b.untyped_storage().data_ptr()


table = torch.arange(12).view(3, 4)
print("contiguous:          ", shares(table.reshape(2, 6), table))
print("transposed, split:   ", shares(table.t().reshape(2, 2, 3), table))
print("transposed, flattened:", shares(table.t().reshape(-1), table))

table.reshape(2, 6)[0, 0] = 100
print("written through reshape:", table[0, 0].item())
