# raises: RuntimeError
import torch

matrices = torch.ones(5, 2, 3)
for label, call in [
    ("mm, 5 numbers", lambda: matrices.mm(torch.ones(5))),
    ("mm, a fitting matrix", lambda: matrices.mm(torch.ones(3, 4))),
    ("matmul, 5 numbers", lambda: matrices.matmul(torch.ones(5))),
    ("matmul, a scalar", lambda: matrices.matmul(torch.tensor(2.0))),
]:
    try:
        call()
    except RuntimeError as error:
        print(f"{label}: {error}")
