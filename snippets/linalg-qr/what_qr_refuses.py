# device: cpu — half precision is refused in other words elsewhere
# raises: RuntimeError, NotImplementedError
import torch

table = torch.tensor([[3.0, 1.0], [4.0, 2.0]])
for label, call in [
    ("integers", lambda: torch.linalg.qr(table.long())),
    ("half precision", lambda: torch.linalg.qr(table.half())),
    ("a vector", lambda: torch.linalg.qr(table[0])),
    ("another mode", lambda: torch.linalg.qr(table, mode="full")),
]:
    try:
        call()
    except (RuntimeError, NotImplementedError) as error:
        print(f"{label}: {error}")
with_nan = torch.linalg.qr(table * float("nan"))
print("nan is taken:", with_nan.R.isnan().any().item())
