# raises: TypeError
import torch

logits = torch.tensor([[2.0, 1.0, -3.0], [0.0, 5.0, 5.5]])  # (samples, classes)
probabilities = logits.softmax(dim=1)
print(probabilities)
print("each row sums to 1:", torch.allclose(probabilities.sum(1), torch.ones(2)))
print("argmax before:", logits.argmax(1).tolist())
print("argmax after: ", probabilities.argmax(1).tolist())
moved = (logits + 100).softmax(dim=1)
print("100 added to all logits, same result:", torch.allclose(moved, probabilities))
print("rows summed after softmax(dim=0):", logits.softmax(dim=0).sum(1))
try:
    torch.softmax(logits)
except TypeError as error:
    print(error)
