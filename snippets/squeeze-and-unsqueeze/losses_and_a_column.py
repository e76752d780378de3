# raises: ValueError
import warnings

import torch
from torch.nn import functional as F

predicted = torch.tensor([[0.0], [0.5], [1.0]])
targets = torch.tensor([0.0, 0.5, 1.0])
print("mse_loss, shapes equal:", F.mse_loss(predicted.squeeze(1), targets).item())
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(f"mse_loss: {F.mse_loss(predicted, targets).item():.4f}")
    print("warned:", caught[0].message)
    caught.clear()
    loss = F.poisson_nll_loss(predicted, targets, reduction="none")
    print("poisson_nll_loss:", tuple(loss.shape), len(caught), "warnings")
try:
    F.binary_cross_entropy_with_logits(predicted, targets)
except ValueError as error:
    print("binary_cross_entropy_with_logits:", error)
