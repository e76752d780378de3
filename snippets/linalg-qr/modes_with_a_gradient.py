# raises: RuntimeError
import torch

tall = torch.tensor([[3.0, 1.0], [4.0, 2.0], [0.0, 2.0]])
for name, matrix in [("tall", tall), ("wide", tall.mT)]:
    for mode in ("reduced", "complete", "r"):
        leaf = matrix.clone().requires_grad_()
        q, r = torch.linalg.qr(leaf, mode=mode)
        try:
            r.sum().backward()
            print(f"{name} {mode}: gradient of shape {tuple(leaf.grad.shape)}")
        except RuntimeError as error:
            print(f"{name} {mode}: {error}")
