# device: cpu — with an accelerator, pin_memory works and does not warn
import warnings

import torch
from torch.utils.data import DataLoader

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    DataLoader(range(3), num_workers=5000)
    loader = DataLoader(torch.zeros(2), pin_memory=True, pin_memory_device="cuda")
    batch = next(iter(loader))
for warning in caught:
    print(str(warning.message).split(". ")[0])
print("pinned:", batch.is_pinned())
