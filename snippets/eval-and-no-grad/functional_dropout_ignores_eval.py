# silently wrong: a function does not know the module's mode unless you pass it
import torch
from torch import nn
from torch.nn import functional as F


class Forgetful(nn.Module):
    def forward(self, images):
        return F.dropout(images, p=0.5)


class Careful(nn.Module):
    def forward(self, images):
        return F.dropout(images, p=0.5, training=self.training)


images = torch.ones(1000)
print("wrong:", Forgetful().eval()(images).unique().tolist())
print("right:", Careful().eval()(images).unique().tolist())
