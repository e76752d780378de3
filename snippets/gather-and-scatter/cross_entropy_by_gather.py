import torch
import torch.nn.functional as F

logits = torch.tensor([[2.0, 0.0, 1.0], [0.5, 1.5, 0.0]], requires_grad=True)
labels = torch.tensor([2, 0])

log_probabilities = logits.log_softmax(dim=1)
of_the_label = log_probabilities.gather(1, labels.unsqueeze(1)).squeeze(1)
loss, expected = -of_the_label.mean(), F.cross_entropy(logits, labels)
(gradient,) = torch.autograd.grad(loss, logits)
(expected_gradient,) = torch.autograd.grad(expected, logits)

print(f"loss {loss.item():.4f}, cross_entropy {expected.item():.4f}")
print("same gradient:", torch.allclose(gradient, expected_gradient))
