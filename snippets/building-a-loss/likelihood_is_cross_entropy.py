import torch
import torch.nn.functional as F
from torch.distributions import Categorical, Normal

logits = torch.tensor([[2.0, 0.5, -1.0], [0.0, 1.0, 0.0], [-1.0, 0.0, 3.0]])
labels = torch.tensor([0, 1, 1])
likelihood = Categorical(logits=logits).log_prob(labels).exp().prod()
print(f"-log(likelihood) / 3: {-likelihood.log() / 3:.4f}")
by_hand = -logits.log_softmax(1).gather(1, labels.unsqueeze(1)).mean()
print(f"by hand:              {by_hand:.4f}")
print(f"F.cross_entropy:      {F.cross_entropy(logits, labels):.4f}")

soft = torch.tensor([[0.2, 0.5, 0.3]]).expand(3, 3)  # targets as probabilities
entropy = Categorical(probs=soft).entropy().mean()
kl = F.kl_div(logits.log_softmax(1), soft, reduction="batchmean")
print(f"entropy + KL:         {entropy + kl:.4f}")
print(f"F.cross_entropy:      {F.cross_entropy(logits, soft):.4f}")

means, values = torch.tensor([0.0, 1.0, 2.0]), torch.tensor([0.5, 1.0, 0.0])
gaussian = -Normal(means, 1.0).log_prob(values).mean()
print(f"Gaussian - MSE / 2:   {gaussian - F.mse_loss(means, values) / 2:.4f}")
