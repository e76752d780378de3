# slow: each step out of place allocates its result
import torch
from torch.utils._python_dispatch import TorchDispatchMode


class CountResults(TorchDispatchMode):
    """Counts the operators that return another tensor than the one they got."""

    count = 0

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        result = func(*args, **(kwargs or {}))
        self.count += result is not args[0]
        return result


images = torch.ones(2, 3)
with CountResults() as out_of_place:
    scaled = ((images * 2) + 1).relu()
with CountResults() as in_place:
    images.mul_(2).add_(1).relu_()
print("slow:", out_of_place.count, "new tensors")
print("fast:", in_place.count, "new tensors")
print("same values:", torch.equal(scaled, images))
