import torch

table = torch.arange(12).view(3, 4)
index = torch.tensor([[3, 3], [0, 2], [1, 0]])
mask = torch.zeros(3, 4, dtype=torch.bool).scatter_(1, index, True)

print("gather:      ", table.gather(1, index).tolist())
print("table[i, j]: ", table[torch.arange(3).unsqueeze(1), index].tolist())
print("table[mask]: ", table[mask].tolist())
print("where:       ", torch.where(mask, table, -1).tolist())
print("masked_fill: ", table.masked_fill(~mask, -1).tolist())
