from contextlib import suppress

import torch
from torch import nn


class Halve(nn.Module):
    def forward(self, images):
        return {"half": images / 2}


def unwrap(module, args, output):
    return output["half"]


def report(module, args, output):
    print("the next hook sees", output)


halve = Halve()
halve.register_forward_hook(unwrap)
halve.register_forward_hook(report, always_call=True)
print("the caller gets   ", halve(torch.ones(2)))
with suppress(TypeError):
    halve("not a tensor")  # forward raises, and only always_call hooks run
