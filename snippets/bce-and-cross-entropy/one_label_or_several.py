import torch
import torch.nn.functional as F

logits = torch.tensor([[3.0, 2.0, -4.0]])
raised = logits + torch.tensor([0.0, 3.0, 0.0])  # class 1 gains, class 0 stays

before, after = logits.softmax(1)[0, 0], raised.softmax(1)[0, 0]
print(f"class 0 by softmax: {before:.2f} -> {after:.2f}")
before, after = logits.sigmoid()[0, 0], raised.sigmoid()[0, 0]
print(f"class 0 by sigmoid: {before:.2f} -> {after:.2f}")
print("one label:     ", logits.argmax(1).tolist())
print("several labels:", (logits > 0).int().tolist())

several = torch.tensor([[1.0, 1.0, 0.0]])
perfect = torch.tensor([[50.0, 50.0, -50.0]])
binary = F.binary_cross_entropy_with_logits(perfect, several)
print(f"classes 0 and 1 true, BCE at the best logits: {binary:.4f}")
print(f"the same for cross_entropy: {F.cross_entropy(perfect, several):.4f}")
