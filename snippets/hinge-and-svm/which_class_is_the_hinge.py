import torch
from torch import nn

scores = torch.tensor([2.0, 0.3, -1.0, 0.5])
labels = torch.tensor([1.0, 1.0, -1.0, -1.0])


def show(name, losses):
    print(f"{name:18} {[round(loss, 2) for loss in losses.tolist()]}")


show("hinge", (1 - labels * scores).clamp(min=0))
show("HingeEmbeddingLoss", nn.HingeEmbeddingLoss(reduction="none")(scores, labels))
show("SoftMarginLoss", nn.SoftMarginLoss(reduction="none")(scores, labels))

both = torch.stack([-scores / 2, scores / 2], 1)  # two classes, scores apart
classes = (labels > 0).long()
show("MultiMarginLoss", nn.MultiMarginLoss(reduction="none")(both, classes))
show("  times 2 classes", nn.MultiMarginLoss(reduction="none")(both, classes) * 2)
