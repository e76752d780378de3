import torch
from torch import nn


class Regression(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(2, 1)

    def forward(self, inputs):
        return self.linear(inputs)


model = Regression()
nn.init.constant_(model.linear.weight, 2.0)
nn.init.constant_(model.linear.bias, 1.0)

state = model.state_dict()
coefficients, intercept = state["linear.weight"], state["linear.bias"]
kept = model.linear.weight.detach().clone()
print("keys:", list(state))
print("shape (out, in):", tuple(coefficients.shape), "bias:", intercept.item())

model(torch.ones(1, 2)).backward()
torch.optim.SGD(model.parameters(), lr=1.0).step()  # training goes on
print("from the state dict:", coefficients.tolist())
print("detach().clone():   ", kept.tolist())
