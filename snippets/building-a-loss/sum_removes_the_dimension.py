# raises: RuntimeError
import torch

scores = torch.arange(6.0).view(2, 3)
for dim in (0, 1, -1, (0, 1)):
    kept = scores.sum(dim, keepdim=True)
    print(f"dim {dim}: {scores.sum(dim).tolist()}, keepdim {tuple(kept.shape)}")

shares = scores / scores.sum(1, keepdim=True)
print("shares:", [round(share, 2) for share in shares.flatten().tolist()])
try:
    scores / scores.sum(1)
except RuntimeError as error:
    print(error)

print("bools:", torch.tensor([True, True]).sum())
print("float16:", torch.ones(70_000, dtype=torch.float16).sum().item())
wider = torch.ones(70_000, dtype=torch.float16).sum(dtype=torch.float32)
print("float16, summed as float32:", wider.item())
