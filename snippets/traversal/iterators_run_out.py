# raises: RuntimeError
from torch import nn

model = nn.Sequential(nn.Linear(1, 1), nn.BatchNorm1d(1))
walks = ["named_children", "named_modules", "named_parameters", "named_buffers"]
for walk in walks:
    pairs = getattr(model, walk)()
    first, second = list(pairs), list(pairs)
    print(f"{walk:17} {type(pairs).__name__}, {len(first)} pairs, {len(second)} left")

try:
    for name, child in model.named_children():
        model.add_module(f"after_{name}", nn.ReLU())
except RuntimeError as error:
    print("adding on the way:", error)
for name, child in list(model.named_children()):
    model.add_module(f"copy_{name}", nn.ReLU())
print("with a list:", [name for name, _ in model.named_children()])
