import warnings

import torch

weights = torch.ones(2, requires_grad=True)
with torch.autograd.set_detect_anomaly(True):
    hidden = weights * 2
    energy = hidden.square()
    hidden.add_(1)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            energy.sum().backward()
        except RuntimeError:
            lines = str(caught[0].message).splitlines()

source = [line.strip() for line in lines if line.startswith("    ")]
print(lines[0])
print(source[-1])
