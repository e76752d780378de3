import torch
from torch import nn

net = nn.Sequential(*(nn.Linear(4, 4, bias=False) for _ in range(3)))
for weight in net.parameters():
    nn.init.eye_(weight)
optimizers = {weight: torch.optim.SGD([weight], lr=0.1) for weight in net.parameters()}
alive = []


def step_and_free(weight):
    alive.append(sum(weight.grad is not None for weight in net.parameters()))
    optimizers[weight].step()
    optimizers[weight].zero_grad()  # frees the gradient: set_to_none is the default


for weight in net.parameters():
    weight.register_post_accumulate_grad_hook(step_and_free)
net(torch.ones(1, 4)).sum().backward()
print("gradients held at once:", alive)
print("left after backward:   ", [weight.grad for weight in net.parameters()])
print("first weight, row 0:   ", net[0].weight[0].detach())
