# raises: RuntimeError
import torch

shared = torch.zeros(1).expand(3)
tracked = torch.ones(4, requires_grad=True).clone()
first_half, second_half = tracked.chunk(2)
for name, write in [
    ("expand", lambda: shared.add_(1)),
    ("chunk", lambda: first_half.mul_(2)),
]:
    try:
        write()
    except RuntimeError as error:
        print(f"{name}: {error}")

print("expand, cloned:", shared.clone().add_(1).tolist())
tracked.narrow(0, 0, 2).mul_(2)
print("narrow:", tracked.tolist())
