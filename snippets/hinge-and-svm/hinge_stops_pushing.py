import torch
import torch.nn.functional as F

losses = {
    "relu": lambda margin: torch.relu(1 - margin),
    "clamp": lambda margin: (1 - margin).clamp(min=0),
    "squared": lambda margin: torch.relu(1 - margin).square(),
    "logistic": lambda margin: F.softplus(-margin),
}
margins = torch.tensor([-1.0, 0.0, 1.0, 3.0])  # label times score
print("margin  ", margins.tolist())
for name, loss in losses.items():
    margin = margins.clone().requires_grad_()
    loss(margin).sum().backward()
    push = [abs(round(gradient, 3)) for gradient in margin.grad.tolist()]
    print(f"{name:8} {push}")
