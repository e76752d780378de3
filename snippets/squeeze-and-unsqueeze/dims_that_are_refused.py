# raises: TypeError, IndexError, RuntimeError
import torch

table = torch.zeros(2, 3)
for label, call in [
    ("unsqueeze()", lambda: table.unsqueeze()),
    ("unsqueeze((0, 1))", lambda: table.unsqueeze((0, 1))),
    ("unsqueeze(3)", lambda: table.unsqueeze(3)),
    ("squeeze(2)", lambda: table.squeeze(2)),
    ("squeeze((0, 0))", lambda: table.squeeze((0, 0))),
    ("reshape(len(table))", lambda: table.reshape(len(table))),
]:
    try:
        call()
    except (TypeError, IndexError, RuntimeError) as error:
        print(f"{label}: {error}")
