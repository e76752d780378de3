# raises: RuntimeError, ValueError
import torch
import torch.nn.functional as F

scores, labels = torch.zeros(2, 3), torch.tensor([0, 2])
column, signs = torch.zeros(2, 1), torch.tensor([1.0, -1.0])
for name, call in [
    ("float classes", lambda: F.multi_margin_loss(scores, labels.float())),
    ("one-hot classes", lambda: F.multi_margin_loss(scores, F.one_hot(labels))),
    ("p=3", lambda: F.multi_margin_loss(scores, labels, p=3)),
    ("soft margin", lambda: F.soft_margin_loss(column, signs)),
    ("BCE", lambda: F.binary_cross_entropy_with_logits(column, signs)),
]:
    try:
        call()
    except (RuntimeError, ValueError) as error:
        print(f"{name}: {error}")
