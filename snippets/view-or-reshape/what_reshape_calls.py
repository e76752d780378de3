import torch
from torch.utils._python_dispatch import TorchDispatchMode


class Trace(TorchDispatchMode):
    """Collects the name of each operator that reaches a kernel."""

    def __init__(self):
        super().__init__()
        self.names = []

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        self.names.append(func.overloadpacket.__name__)
        return func(*args, **(kwargs or {}))


square = torch.zeros(4, 4)
transposed = square.t()
for label, call in [
    ("square.reshape(-1)", lambda: square.reshape(-1)),
    ("transposed.reshape(-1)", lambda: transposed.reshape(-1)),
    ("transposed.contiguous().view(-1)", lambda: transposed.contiguous().view(-1)),
]:
    with Trace() as trace:
        call()
    print(f"{label:33} {trace.names}")
