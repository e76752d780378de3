import warnings

import torch

table = torch.tensor([[3.0, 1.0], [4.0, 2.0], [0.0, 2.0]])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    q, r = torch.qr(table, some=False)
print(str(caught[0].message).partition(" (Triggered")[0])
new_q, new_r = torch.linalg.qr(table, mode="complete")
print("same result:", torch.equal(q, new_q) and torch.equal(r, new_r))
