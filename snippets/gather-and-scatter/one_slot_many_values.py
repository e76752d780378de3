import torch

values = torch.tensor([2.0, 3.0, 4.0])
slots = torch.tensor([0, 0, 2])  # two values for slot 0, none for slot 1
start = torch.full((3,), 10.0)

kept = start.scatter(0, slots, values)[0].item()
print("scatter keeps one of them:", kept in (2.0, 3.0))
print("scatter_add:", start.scatter_add(0, slots, values).tolist())
for reduce in ["sum", "prod", "mean", "amax", "amin"]:
    joined = start.scatter_reduce(0, slots, values, reduce)
    alone = start.scatter_reduce(0, slots, values, reduce, include_self=False)
    print(f"{reduce:4} {joined.tolist()} without the start: {alone.tolist()}")
