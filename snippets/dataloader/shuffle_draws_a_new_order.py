import torch
from torch.utils.data import DataLoader


def loader(seed, **options):
    generator = torch.Generator(device=torch.get_default_device()).manual_seed(seed)
    return DataLoader(range(50), shuffle=True, generator=generator, **options)


def epochs(loader):
    return [torch.cat(list(loader)).tolist() for _ in range(2)]


first, second = epochs(loader(seed=0))
print("each index once:", sorted(first) == sorted(second) == list(range(50)))
print("the next epoch has the same order:", first == second)
print("the same seed repeats both:", epochs(loader(seed=0)) == [first, second])

for drop_last in (False, True):
    batches = list(loader(seed=0, batch_size=16, drop_last=drop_last))
    print(f"drop_last={drop_last}:", [len(batch) for batch in batches])
