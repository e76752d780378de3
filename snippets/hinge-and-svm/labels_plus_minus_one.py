# silently wrong: a label of 0 removes the score from the hinge
import torch


def hinge_and_gradient(labels):
    scores = torch.tensor([5.0, 5.0], requires_grad=True)  # the second one is wrong
    losses = (1 - labels * scores).clamp(min=0)
    losses.sum().backward()
    return losses.tolist(), scores.grad.abs().tolist()


zero_one = torch.tensor([1.0, 0.0])
print("wrong: losses %s, gradients %s" % hinge_and_gradient(zero_one))
print("right: losses %s, gradients %s" % hinge_and_gradient(2 * zero_one - 1))
