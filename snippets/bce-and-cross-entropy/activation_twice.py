# silently wrong: the loss has its own activation, so an extra one is a second
import torch
import torch.nn.functional as F

logits, label = torch.tensor([[8.0, 1.0, 0.0]]), torch.tensor([0])
print(f"wrong: {F.cross_entropy(logits.softmax(1), label):.4f} after a softmax")
print(f"right: {F.cross_entropy(logits, label):.4f}")
perfect = torch.tensor([[1.0, 0.0, 0.0]])
least = F.cross_entropy(perfect, label)
print(f"the least that a softmax output can reach: {least:.4f}")

logit, positive = torch.tensor([8.0]), torch.tensor([1.0])
twice = F.binary_cross_entropy_with_logits(logit.sigmoid(), positive)
print(f"wrong: {twice:.4f} after a sigmoid")
print(f"right: {F.binary_cross_entropy_with_logits(logit, positive):.4f}")
low, high = torch.sigmoid(torch.tensor([0.0, 1.0])).tolist()
print(f"two sigmoids give probabilities from {low:.2f} to {high:.2f}")
