# device: cpu — workers are forked, and CUDA does not survive a fork
# slow: every epoch starts its workers anew and passes each batch through a queue
import os

from torch.utils.data import DataLoader, Dataset


class WhoLoads(Dataset):
    """Items that cost nothing: each is the id of the process that answered."""

    def __len__(self):
        return 20

    def __getitem__(self, index):
        return os.getpid()


def started(workers, epochs=3):
    loader = DataLoader(WhoLoads(), batch_size=5, num_workers=workers)
    ids = [{int(id) for batch in loader for id in batch} for _ in range(epochs)]
    return len(set.union(*ids) - {os.getpid()})


if __name__ == "__main__":
    print(f"slow: {started(workers=2)} processes for three epochs of 20 trivial items")
    print(f"fast: {started(workers=0)} processes")
