# raises: RuntimeError
import torch

left, right = torch.ones(5, 1, 2, 3), torch.ones(4, 3, 6)
print("batches (5, 1) and (4,):", tuple((left @ right).shape))

table, row, other_row = torch.ones(2, 3), torch.ones(1, 3), torch.ones(1, 4)
print("table * row:", tuple((table * row).shape))
for label, a, b in [
    ("table @ row", table, row),
    ("table @ other_row", table, other_row),
    ("batches of 5 and 4", torch.ones(5, 2, 3), torch.ones(4, 3, 6)),
]:
    try:
        a @ b
    except RuntimeError as error:
        print(f"{label}: {error}")
