# raises: RuntimeError
import torch

vector = torch.tensor([1.0, 2.0])
print("two vectors:", torch.dot(vector, torch.tensor([3.0, 4.0])).item())
for label, left, right in [
    ("two scalars", torch.tensor(2.0), torch.tensor(3.0)),
    ("two matrices", torch.eye(2), torch.eye(2)),
    ("lengths 1 and 3", torch.ones(1), torch.ones(3)),
    ("two dtypes", vector, vector.double()),
]:
    try:
        torch.dot(left, right)
    except RuntimeError as error:
        print(f"{label}: {error}")
