import torch
from torch import optim


def subtracted(make_optimizer):
    weight = torch.tensor([2.0], requires_grad=True)
    optimizer = make_optimizer([weight])
    amounts = []
    for _ in range(2):
        before = weight.item()
        weight.grad = torch.tensor([4.0])
        optimizer.step()
        amounts.append(round(before - weight.item(), 4))
    return amounts


print("the gradient is 4 both times")
for name, make_optimizer in [
    ("SGD, lr 1", lambda params: optim.SGD(params, lr=1.0)),
    ("SGD, lr 0.1", lambda params: optim.SGD(params, lr=0.1)),
    ("momentum", lambda params: optim.SGD(params, lr=0.1, momentum=0.9)),
    ("weight decay", lambda params: optim.SGD(params, lr=0.1, weight_decay=0.5)),
    ("Adam, lr 0.1", lambda params: optim.Adam(params, lr=0.1)),
]:
    print(f"{name:13} {subtracted(make_optimizer)}")
