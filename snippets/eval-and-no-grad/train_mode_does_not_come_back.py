# silently wrong: after the first evaluation the model trains without dropout
import torch
from torch import nn


def dropout_per_epoch(call_train):
    model = nn.Sequential(nn.Dropout(0.5))
    active = []
    for _ in range(3):
        if call_train:
            model.train()
        active.append(bool((model(torch.ones(100)) == 0).any()))
        model.eval()  # the evaluation that ends each epoch
    return active


print("wrong:", dropout_per_epoch(call_train=False))
print("right:", dropout_per_epoch(call_train=True))
