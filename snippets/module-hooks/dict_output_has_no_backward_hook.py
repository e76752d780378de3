import warnings

import torch
from torch import nn


class Double(nn.Module):
    def __init__(self, wrap):
        super().__init__()
        self.wrap = wrap

    def forward(self, images):
        return self.wrap(images * 2)


for wrap in (lambda output: (output,), lambda output: {0: output}):
    fired = []
    double = Double(wrap)
    double.register_full_backward_hook(lambda *_: fired.append("hook"))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        output = double(torch.ones(1, requires_grad=True))
        output[0].backward()
    print(f"{type(output).__name__}: fired {fired}", *[w.message for w in caught])
