import itertools

import torch

widths, depths = [64, 128], [2, 3, 4]
pairs = list(itertools.product(widths, depths))
table = torch.cartesian_prod(torch.tensor(widths), torch.tensor(depths))

for pair, row in zip(pairs, table.tolist(), strict=True):
    print(pair, row)
print("same pairs, same order:", [list(pair) for pair in pairs] == table.tolist())
