# raises: RuntimeError, TypeError
import torch

counts = torch.tensor([1, 2, 3])
for name, inputs in [
    ("a matrix", (torch.ones(2, 2), counts)),
    ("a number", (torch.tensor(1), counts)),
    ("two dtypes", (counts, torch.tensor([0.5]))),
    ("nothing", ()),
    ("lists", ([1, 2], [3, 4])),
]:
    try:
        torch.cartesian_prod(*inputs)
    except (RuntimeError, TypeError) as error:
        print(f"{name}: {error}")
