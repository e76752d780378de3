# raises: GuardOnDataDependentSymNode
import contextlib
import io
import logging

import torch
from torch.fx.experimental.symbolic_shapes import GuardOnDataDependentSymNode

logging.disable(logging.ERROR)


class Branch(torch.nn.Module):
    def forward(self, x):
        return x * 2 if x.sum() > 0 else -x


class NoBranch(torch.nn.Module):
    def forward(self, x):
        return torch.where(x.sum() > 0, x * 2, -x)


example = (torch.ones(1),)
program = torch.export.export(NoBranch(), example)
print("exported:", program.module()(torch.tensor([-1.0])).tolist())
try:
    with contextlib.redirect_stderr(io.StringIO()):  # prints the graph so far
        torch.export.export(Branch(), example)
except GuardOnDataDependentSymNode as error:
    print(str(error).splitlines()[0])
