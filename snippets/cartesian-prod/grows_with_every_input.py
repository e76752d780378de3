import torch

for count in range(2, 5):
    options = [torch.empty(1_000, device="meta")] * count  # sizes without memory
    table = torch.cartesian_prod(*options)
    print(f"{count} inputs: {tuple(table.shape)}, {table.nbytes:,} bytes")
