import torch
from torch.utils._python_dispatch import TorchDispatchMode


class Trace(TorchDispatchMode):
    """Collects the name of each operator that multiplies or copies."""

    def __init__(self):
        super().__init__()
        self.names = []

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        if func.overloadpacket.__name__ in {"dot", "mv", "mm", "bmm", "clone"}:
            self.names.append(func.overloadpacket.__name__)
        return func(*args, **(kwargs or {}))


for left, right in [
    ((3,), (3,)),
    ((2, 3), (3,)),
    ((2, 3), (3, 4)),
    ((5, 2, 3), (3,)),
    ((5, 2, 3), (3, 4)),
    ((5, 2, 3), (5, 3, 4)),
    ((5, 1, 2, 3), (4, 3, 6)),
]:
    with Trace() as trace:
        product = torch.ones(left) @ torch.ones(right)
    print(f"{left} @ {right} -> {tuple(product.shape)}: {', '.join(trace.names)}")
