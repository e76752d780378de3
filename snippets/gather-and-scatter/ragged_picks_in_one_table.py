import torch
from torch.nn.utils.rnn import pad_sequence

table = torch.arange(12.0).view(3, 4)
wanted = [[0, 3], [2], [1, 2]]  # not as many from each row

index = pad_sequence([torch.tensor(row) for row in wanted], batch_first=True)
real = torch.arange(2) < torch.tensor([[len(row)] for row in wanted])
picked = table.gather(1, index)
print("index: ", index.tolist())
print("picked:", picked.masked_fill(~real, float("nan")).tolist())

try:
    table.to_sparse().gather(1, index)
    print("a sparse table: gathered")
except NotImplementedError:
    print("a sparse table: not implemented")
