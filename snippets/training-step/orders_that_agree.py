from itertools import permutations

import torch
from torch.nn.functional import mse_loss

inputs = torch.tensor([[1.0], [2.0], [3.0]])
CALLS = ("zero_grad", "forward", "backward", "step")


def train(order):
    model = torch.nn.Linear(1, 1, bias=False)
    torch.nn.init.zeros_(model.weight)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    for _ in range(4):
        for call in order:
            if call == "zero_grad":
                optimizer.zero_grad()
            elif call == "forward":
                loss = mse_loss(model(inputs), 3 * inputs)
            elif call == "backward":
                loss.backward()
            else:
                optimizer.step()
    return round(model.weight.item(), 4)


print("usual order:", train(CALLS))
for order in permutations(CALLS):
    if order.index("forward") < order.index("backward"):
        same = "same" if train(order) == train(CALLS) else train(order)
        print(f"{' '.join(order):32} {same}")
