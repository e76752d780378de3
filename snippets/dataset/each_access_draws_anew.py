import torch
from torch.utils.data import DataLoader, Dataset


class Noisy(Dataset):
    """Adds fresh noise whenever an item is read."""

    def __len__(self):
        return 4

    def __getitem__(self, index):
        return index + torch.rand(())


noisy = Noisy()


def epoch():
    return next(iter(DataLoader(noisy, batch_size=4))).tolist()


torch.manual_seed(0)
first, second = epoch(), epoch()
torch.manual_seed(0)
print("the second epoch repeats the first:", first == second)
print("the same seed repeats both:", [epoch(), epoch()] == [first, second])
print("the items without the noise:", [int(item) for item in second])
