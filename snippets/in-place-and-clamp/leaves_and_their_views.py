# raises: RuntimeError
import torch

weights = torch.ones(3, requires_grad=True)
with torch.no_grad():
    made_under_no_grad = weights[:2]

for name, write in [
    ("leaf", lambda: weights.mul_(2)),
    ("one element", lambda: weights[0].zero_()),
    ("assignment", lambda: weights.__setitem__(0, 5.0)),  # weights[0] = 5.0
    ("view under no_grad", lambda: made_under_no_grad.mul_(2)),
]:
    try:
        write()
    except RuntimeError as error:
        print(f"{name}: {error}")

with torch.no_grad():
    weights.mul_(2)
    weights[0] = 5.0
print("edited under no_grad:", weights.tolist(), "leaf", weights.is_leaf)
