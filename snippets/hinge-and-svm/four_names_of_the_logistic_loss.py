import torch
import torch.nn.functional as F
from torch.distributions import Bernoulli

scores = torch.tensor([2.0, -0.5, 1.0])
labels = torch.tensor([1.0, 0.0, 0.0])
signs = 2 * labels - 1  # -1 and +1
two_classes = torch.stack([torch.zeros(3), scores], 1)

for name, loss in [
    ("-log-likelihood", -Bernoulli(logits=scores).log_prob(labels).mean()),
    ("binary cross entropy", F.binary_cross_entropy_with_logits(scores, labels)),
    ("softplus", F.softplus(-signs * scores).mean()),
    ("soft_margin_loss", F.soft_margin_loss(scores, signs)),
    ("cross_entropy", F.cross_entropy(two_classes, labels.long())),
]:
    print(f"{name:20} {loss:.4f}")
