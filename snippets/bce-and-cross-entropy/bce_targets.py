# raises: RuntimeError, ValueError
import torch
from torch import nn

logits = torch.zeros(2, 1)
probabilities = logits.sigmoid()
for target in (torch.tensor([[1], [0]]), torch.tensor([1.0, 0.0])):
    for criterion, output in [
        (nn.BCEWithLogitsLoss(), logits),
        (nn.BCELoss(), probabilities),
    ]:
        try:
            criterion(output, target)
        except (RuntimeError, ValueError) as error:
            print(f"{type(criterion).__name__}: {error}")

labels = torch.tensor([1, 0])
mended = nn.BCEWithLogitsLoss()(logits, labels.float().unsqueeze(1))
print(f"float and of the same shape: {mended:.4f}")
