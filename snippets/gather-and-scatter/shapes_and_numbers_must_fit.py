# device: cpu — an index out of range ends the process on CUDA
# raises: RuntimeError
import torch

table, target = torch.arange(6.0).view(2, 3), torch.zeros(2, 3)
column, row = torch.tensor([[0], [1]]), torch.tensor([0, 1])
for name, call in [
    ("1-D index", lambda: table.gather(1, row)),
    ("4 rows", lambda: table.gather(1, torch.zeros(4, 1, dtype=torch.int64))),
    ("float index", lambda: table.gather(1, column.float())),
    ("index 3", lambda: table.gather(1, torch.tensor([[3]]))),
    ("index -1", lambda: table.gather(1, torch.tensor([[-1]]))),
    ("small src", lambda: target.scatter_(1, column, torch.ones(1, 1))),
    ("src of int64", lambda: target.scatter_(1, column, column)),
    ("slot 3", lambda: target.scatter_(1, torch.tensor([[3]]), 1.0)),
]:
    try:
        call()
    except RuntimeError as error:
        print(f"{name}: {error}")
print("int32 index:", table.gather(1, column.int()).tolist())
