# raises: IndexError, RuntimeError
# device: cpu — on CUDA a device-side assert ends the process
import torch
import torch.nn.functional as F

try:
    F.cross_entropy(torch.zeros(1, 3), torch.tensor([3]))
except IndexError as error:
    print("class 3 of 3:", error)

positive = torch.tensor([1.0])
for value in (1.5, float("nan")):
    try:
        F.binary_cross_entropy(torch.tensor([value]), positive)
    except RuntimeError as error:
        print(f"probability {value}: {error}")

logit = torch.tensor([5.0])
for target in (positive, 2 * positive):
    loss = F.binary_cross_entropy_with_logits(logit, target)
    print(f"logit 5, target {target.item():.0f}: {loss:.4f}")
