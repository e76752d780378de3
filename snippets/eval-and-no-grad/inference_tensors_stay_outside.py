# raises: RuntimeError
import torch

weight = torch.ones(2, requires_grad=True)
with torch.no_grad():
    plain = torch.ones(2)
with torch.inference_mode():
    cached = torch.ones(2)

print("from no_grad:", (weight * plain).requires_grad)
for name, use in [
    ("multiplied", lambda: weight * cached),
    ("changed in place", lambda: cached.add_(1.0)),
    ("made to require a gradient", lambda: cached.requires_grad_()),
    ("asked for its version", lambda: cached._version),
]:
    try:
        use()
    except RuntimeError as error:
        print(f"{name}: {error}")
print("added:", (weight + cached).requires_grad)
print("cloned:", (weight * cached.clone()).requires_grad)
