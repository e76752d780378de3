# raises: RuntimeError
import warnings

import torch

start, slots = torch.zeros(3), torch.tensor([0, 0])
for name, size, call in [
    ("reduce='add'", 2, lambda x: start.scatter(0, slots, x, reduce="add")),
    ("larger src", 5, lambda x: start.scatter_add(0, slots, x)),
    ("scatter_add", 2, lambda x: start.scatter_add(0, slots, x)),
]:
    updates = torch.ones(size, requires_grad=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # reduce= is deprecated in scatter
        result = call(updates)
    try:
        result.sum().backward()
        print(f"{name}: {updates.grad.tolist()}")
    except RuntimeError as error:
        print(f"{name}: {error}")
