# silently wrong: softmax and log in two steps overflow where cross_entropy does not
import torch
import torch.nn.functional as F


def two_steps(logits, labels):
    probabilities = logits.exp() / logits.exp().sum(1, keepdim=True)
    return -probabilities.log().gather(1, labels.unsqueeze(1)).mean()


def loss_and_gradient(loss_function, score):
    logits = torch.tensor([[score, 0.0]], requires_grad=True)
    loss = loss_function(logits, torch.tensor([1]))
    loss.backward()
    gradient = [round(number, 3) for number in logits.grad.flatten().tolist()]
    return f"{loss.item():.3f}, gradient {gradient}"


print("small score, two steps:    ", loss_and_gradient(two_steps, 2.0))
print("small score, cross_entropy:", loss_and_gradient(F.cross_entropy, 2.0))
print("wrong:", loss_and_gradient(two_steps, 200.0))
print("right:", loss_and_gradient(F.cross_entropy, 200.0))
