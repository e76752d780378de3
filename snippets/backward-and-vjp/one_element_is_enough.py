# raises: RuntimeError
import torch
from torch.nn.functional import mse_loss

weight = torch.tensor([2.0], requires_grad=True)
inputs, targets = torch.tensor([1.0, 2.0, 3.0]), torch.zeros(3)
mean_loss = mse_loss(weight * inputs, targets)
for shape in [(), (1,), (1, 1)]:
    mean_loss.view(shape).backward(retain_graph=True)
    print(f"{shape}: backward runs")

losses = mse_loss(weight * inputs, targets, reduction="none")
try:
    losses.backward()
except RuntimeError as error:
    print(f"{tuple(losses.shape)}: {error}")
weight.grad = None
losses.backward(gradient=torch.ones(3))
print("(3,) and a gradient:", weight.grad.tolist())
