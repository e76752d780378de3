# raises: RuntimeError, TypeError
import torch

batches = torch.arange(9.0).view(9, 1).split(4)
print(torch.cat([batch.squeeze(1) for batch in batches]).shape)

squeezed = [batch.squeeze() for batch in batches]
try:
    torch.cat(squeezed)
except RuntimeError as error:
    print("cat:", error)
for label, call in [("len", len), ("list", list)]:
    try:
        call(squeezed[-1])
    except TypeError as error:
        print(f"{label}:", error)
