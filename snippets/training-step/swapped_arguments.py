# silently wrong: the target is used as the prediction, and nothing is raised
import torch
from torch.nn.functional import binary_cross_entropy_with_logits as bce
from torch.nn.functional import mse_loss

outputs = torch.tensor([2.0, -3.0], requires_grad=True)
labels = torch.tensor([1.0, 0.0])


def loss_and_grad(criterion, *arguments):
    loss = criterion(*arguments)
    (grad,) = torch.autograd.grad(loss, outputs)
    return f"{loss.item():.4f}, gradient {grad}"


print("wrong:", loss_and_grad(bce, labels, outputs))
print("right:", loss_and_grad(bce, outputs, labels))
print("MSE, outputs first:", loss_and_grad(mse_loss, outputs, labels))
print("MSE, labels first: ", loss_and_grad(mse_loss, labels, outputs))
