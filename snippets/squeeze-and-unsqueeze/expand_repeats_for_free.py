import torch

row = torch.arange(3)
expanded = row.unsqueeze(0).expand(1000, 3)
for label, rows in [
    ("unsqueeze, expand", expanded),
    ("repeat", row.repeat(1000, 1)),
    ("tile", row.tile(1000, 1)),
]:
    size, stored = tuple(rows.shape), rows.untyped_storage().nbytes()
    same = torch.equal(rows, expanded)
    print(f"{label:17} {size}, {stored} bytes, same values {same}")
