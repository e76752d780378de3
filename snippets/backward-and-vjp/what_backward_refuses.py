# raises: RuntimeError
import torch

weight = torch.ones(2, requires_grad=True)
with torch.no_grad():
    unrecorded = weight.sum()
for name, call in [
    ("a gradient to broadcast", lambda: (weight * 2).backward(torch.tensor(1.0))),
    ("a complex loss", lambda: (weight[0] * 1j).backward()),
    ("a loss under no_grad", lambda: unrecorded.backward()),
]:
    try:
        call()
    except RuntimeError as error:
        print(f"{name}: {error}")
