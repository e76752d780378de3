# slow: from left to right, the chain builds a 50 x 50 matrix on the way
import torch
from torch.utils.flop_counter import FlopCounterMode

down, up, column = torch.ones(50, 2), torch.ones(2, 50), torch.ones(50, 1)


def work(call):
    with FlopCounterMode(display=False) as counter:
        result = call()
    return counter.get_total_flops(), result


slow, chained = work(lambda: down @ up @ column)
fast, planned = work(lambda: torch.linalg.multi_dot([down, up, column]))
print(f"slow: {slow} operations, down @ up @ column")
print(f"fast: {fast} operations, multi_dot([down, up, column])")
print("same result:", torch.allclose(chained, planned))
