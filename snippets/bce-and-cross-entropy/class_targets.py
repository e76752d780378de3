# raises: RuntimeError, ValueError
import torch
import torch.nn.functional as F

logits = torch.tensor([[2.0, 0.0, 1.0], [0.0, 3.0, 0.0]])
labels = torch.tensor([2, 1])
one_hot = F.one_hot(labels, num_classes=3)
print(f"class indices:       {F.cross_entropy(logits, labels):.4f}")
print(f"class probabilities: {F.cross_entropy(logits, one_hot.float()):.4f}")
smoothed = F.cross_entropy(logits, labels, label_smoothing=0.1)
print(f"label_smoothing=0.1: {smoothed:.4f}")

for name, target in [
    ("int one-hot", one_hot),
    ("column", labels.unsqueeze(1)),
    ("float indices", labels.float()),
    ("int32", labels.int()),
    ("one too many", torch.tensor([2, 1, 0])),
]:
    try:
        F.cross_entropy(logits, target)
    except (RuntimeError, ValueError) as error:
        print(f"{name}: {error}")
