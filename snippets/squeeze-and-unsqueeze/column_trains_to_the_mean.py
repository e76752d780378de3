# silently wrong: each prediction is pulled towards all targets, to their mean
import warnings

import torch

targets = torch.tensor([1.0, 2.0, 6.0])


def train(target):
    predicted = torch.zeros(3, 1, requires_grad=True)
    optimizer = torch.optim.SGD([predicted], lr=0.5)
    for _ in range(50):
        optimizer.zero_grad()
        torch.nn.functional.mse_loss(predicted, target).backward()
        optimizer.step()
    return [round(number, 3) for number in predicted.flatten().tolist()]


with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # mse_loss warns, and a long log hides it
    print("wrong:", train(targets))
print("right:", train(targets.unsqueeze(1)))
