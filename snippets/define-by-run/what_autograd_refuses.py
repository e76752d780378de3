# raises: RuntimeError
import torch

weight = torch.zeros(2, requires_grad=True)
for name, attempt in [
    ("integers", lambda: torch.ones(2, dtype=torch.int64, requires_grad=True)),
    ("the flag of a result", lambda: (weight * 2).requires_grad_(False)),
    ("an in-place write", lambda: weight.add_(1)),
    ("a gradient of size 3", lambda: setattr(weight, "grad", torch.zeros(3))),
    ("a gradient of float64", lambda: setattr(weight, "grad", weight.double())),
]:
    try:
        attempt()
    except RuntimeError as error:
        print(f"{name}: {error}")
print("detached:", (weight * 2).detach().requires_grad)
