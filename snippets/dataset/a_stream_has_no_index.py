# raises: ValueError, TypeError, NotImplementedError
from torch.utils.data import DataLoader, IterableDataset


class Lines(IterableDataset):
    def __iter__(self):
        yield from range(5)


print([batch.tolist() for batch in DataLoader(Lines(), batch_size=2)])
for attempt in (
    lambda: DataLoader(Lines(), shuffle=True),
    lambda: DataLoader(Lines(), sampler=[4, 0]),
    lambda: len(DataLoader(Lines())),
    lambda: Lines()[0],
):
    try:
        attempt()
    except (ValueError, TypeError, NotImplementedError) as error:
        print(f"{type(error).__name__}: {error}")
