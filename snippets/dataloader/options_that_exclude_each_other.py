# raises: ValueError
from torch.utils.data import DataLoader

for options in (
    {"shuffle": True, "sampler": [0]},
    {"batch_sampler": [[0]], "shuffle": True},
    {"batch_size": None, "drop_last": True},
    {"prefetch_factor": 2},
    {"persistent_workers": True},
):
    try:
        DataLoader(range(3), **options)
    except ValueError as error:
        print(f"{options}: {error}")

loader = DataLoader(range(3))
try:
    loader.batch_size = 2
except ValueError as error:
    print(error)
