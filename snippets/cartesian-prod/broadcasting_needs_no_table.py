# slow: the table of pairs is written, and read, only to subtract its columns
import torch
from torch.utils._python_dispatch import TorchDispatchMode


class Written(TorchDispatchMode):
    """Counts the elements that operators write; views write none."""

    count = 0

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        result = func(*args, **(kwargs or {}))
        if func.overloadpacket.__name__ in ("clone", "stack", "sub"):
            self.count += result.numel()
        return result


points = torch.arange(1000.0)
with Written() as slow:
    table = torch.cartesian_prod(points, points)
    by_table = table[:, 0] - table[:, 1]
with Written() as fast:
    by_broadcast = points[:, None] - points

print("slow:", f"{slow.count:,}", "elements written")
print("fast:", f"{fast.count:,}", "elements written")
print("same differences:", torch.equal(by_table, by_broadcast.flatten()))
