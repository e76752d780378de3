# silently wrong: soft_margin_loss takes exp of the score itself
import torch
import torch.nn.functional as F


def soft_margin(scores):
    return F.soft_margin_loss(scores, torch.ones(1))


def softplus(scores):
    return F.softplus(-scores).mean()


def loss_and_gradient(loss_function, score):
    scores = torch.tensor([score], requires_grad=True)
    loss = loss_function(scores)
    loss.backward()
    return loss.item(), scores.grad.item()


print("score -80, soft margin:", loss_and_gradient(soft_margin, -80.0))
print("score -80, softplus:   ", loss_and_gradient(softplus, -80.0))
print("wrong:", loss_and_gradient(soft_margin, -200.0))
print("right:", loss_and_gradient(softplus, -200.0))
