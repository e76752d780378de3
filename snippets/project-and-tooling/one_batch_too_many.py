# silently wrong: the test for the end comes after the batch was used
from itertools import islice, repeat

from torch.utils.data import DataLoader

loader = DataLoader(range(8), batch_size=2)


def endless(loader):
    for again in repeat(loader):
        yield from again


used = []
for index, batch in enumerate(endless(loader)):
    used.append(batch.tolist())
    if index == len(loader):
        break
print(f"wrong: {len(used)} batches of {len(loader)}, the last is {used[-1]}")

used = [batch.tolist() for batch in islice(endless(loader), len(loader))]
print(f"right: {len(used)} batches of {len(loader)}, the last is {used[-1]}")
