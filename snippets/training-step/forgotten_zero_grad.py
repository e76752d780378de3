# silently wrong: each step uses the sum of all gradients so far
import torch


def train(zero):
    weight = torch.tensor([5.0], requires_grad=True)
    optimizer = torch.optim.SGD([weight], lr=0.25)
    path = []
    for _ in range(8):
        if zero:
            optimizer.zero_grad()
        weight.square().sum().backward()
        optimizer.step()
        path.append(round(weight.item(), 2))
    return path


print("wrong:", train(zero=False))
print("right:", train(zero=True))
