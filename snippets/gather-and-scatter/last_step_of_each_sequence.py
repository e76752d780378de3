import torch

hidden = torch.arange(24).view(2, 4, 3)  # (sequence, step, feature)
last = torch.tensor([1, 3])  # the last real step of each sequence
index = last[:, None, None].expand(-1, 1, hidden.size(2))

picked = hidden.gather(1, index).squeeze(1)
print("index", tuple(index.shape), "stride", index.stride())
print("its storage:", index.untyped_storage().nbytes(), "bytes")
print("gather:     ", picked.tolist())
print("hidden[i, j]:", hidden[torch.arange(2), last].tolist())

written = torch.zeros_like(hidden).scatter_(1, index, picked.unsqueeze(1))
print("scattered back:", written[0].tolist())
