# raises: RuntimeError
import torch
import torch.nn.functional as F

batch, steps, classes = 2, 5, 3
scores = torch.arange(30.0).view(batch, steps, classes).sin()
labels = torch.arange(10).view(batch, steps) % classes
try:
    F.cross_entropy(scores, labels)
except RuntimeError as error:
    print(error)
print(f"classes moved to dimension 1: {F.cross_entropy(scores.mT, labels):.4f}")
flat = F.cross_entropy(scores.flatten(0, 1), labels.flatten())
print(f"batch and steps merged:       {flat:.4f}")

square, labels = scores[:, :classes], labels[:, :classes]
print(f"as many steps as classes: {F.cross_entropy(square, labels):.4f}, no error")
print(f"and the correct loss is:  {F.cross_entropy(square.mT, labels):.4f}")
