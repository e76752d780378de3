# device: cpu — its message names the device
# raises: RuntimeError
import torch

for name, step in [("plus", lambda x: x + 1), ("square", lambda x: x**2)]:
    weights = torch.ones(2, requires_grad=True)
    hidden = weights * 2
    loss = step(hidden).sum()
    before = hidden._version
    hidden.add_(1)
    print(f"{name}: version {before}, then {hidden._version}")
    try:
        loss.backward()
        print("gradient", weights.grad.tolist())
    except RuntimeError as error:
        print(error)
