# silently wrong: with a label of -1 the loss has no lower end
import torch
import torch.nn.functional as F

signs = torch.tensor([1.0, -1.0])
for size in (1.0, 10.0, 100.0):
    scores = torch.tensor([size, -size])  # both on the right side
    losses = [
        F.binary_cross_entropy_with_logits(scores, signs),
        F.binary_cross_entropy_with_logits(scores, (signs + 1) / 2),
    ]
    print(f"scores of {size:g}")
    for label, loss in zip(("wrong", "right"), losses):
        print(f"{label}: {loss:.3f}")
