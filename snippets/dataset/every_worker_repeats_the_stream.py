# device: cpu — workers are forked, and CUDA does not survive a fork
# silently wrong: each worker reads the whole stream unless it takes a share of it
from itertools import islice

from torch.utils.data import DataLoader, IterableDataset, get_worker_info


class Lines(IterableDataset):
    def __iter__(self):
        yield from range(6)


class SharedLines(Lines):
    def __iter__(self):
        worker = get_worker_info()  # None in the main process
        start, step = (worker.id, worker.num_workers) if worker else (0, 1)
        yield from islice(super().__iter__(), start, None, step)


if __name__ == "__main__":
    for label, lines in [("wrong", Lines()), ("right", SharedLines())]:
        loader = DataLoader(lines, batch_size=None, num_workers=2)
        print(f"{label}: {sorted(loader)}")
