import torch
import torch.nn.functional as F

print("logit target    BCE  grad | with logits  grad")
for value, label in [(2, 0), (10, 0), (17, 0), (200, 0), (-10, 1), (-50, 1)]:
    logit = torch.tensor(float(value), requires_grad=True)
    target = torch.tensor(float(label))
    plain = F.binary_cross_entropy(torch.sigmoid(logit), target)
    (plain_grad,) = torch.autograd.grad(plain, logit)
    fused = F.binary_cross_entropy_with_logits(logit, target)
    (fused_grad,) = torch.autograd.grad(fused, logit)
    left = f"{value:5} {label:6} {plain.item():6.2f} {plain_grad.item():5.2f}"
    print(f"{left} | {fused.item():11.2f} {fused_grad.item():5.2f}")

for dtype in (torch.bfloat16, torch.float16, torch.float32, torch.float64):
    logits = torch.arange(50, dtype=dtype)
    first = logits[torch.sigmoid(logits) == 1][0].item()
    print(f"{dtype}: sigmoid is 1 from logit {first:.0f} on")
