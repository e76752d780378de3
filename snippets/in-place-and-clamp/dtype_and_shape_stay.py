# raises: RuntimeError
import torch

counts, row = torch.tensor([1, 2]), torch.zeros(3)
weights = torch.ones(3, requires_grad=True)
for name, call in [
    ("add_", lambda: counts.add_(0.5)),
    ("div_", lambda: counts.div_(2)),  # counts /= 2
    ("clamp_", lambda: counts.clamp_(0.5, 1.5)),
    ("larger result", lambda: row.add_(torch.ones(2, 3))),
    ("out=", lambda: torch.add(weights, 1, out=row)),
    ("no bound", lambda: row.clamp()),
]:
    try:
        call()
    except RuntimeError as error:
        print(f"{name}: {error}")

print("counts + 0.5:", (counts + 0.5).dtype)
print("a row added to a table:", torch.zeros(2, 3).add_(row + 1).tolist())
