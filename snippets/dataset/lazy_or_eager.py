import torch
from torch.utils.data import DataLoader, Dataset


class LazyPhotos(Dataset):
    def __init__(self, paths):
        self.paths = paths  # where the photos are, not the photos
        self.reads = 0

    def __len__(self):
        return len(self.paths)

    def __getitem__(self, index):
        self.reads += 1
        return torch.load(self.paths[index])


paths = [f"{number}.pt" for number in range(20)]
for path in paths:
    torch.save(torch.zeros(1000), path)

lazy = LazyPhotos(paths)
print("lazy, made:", lazy.reads, "reads")
epochs = [len(list(DataLoader(lazy))) for _ in range(2)]
print("lazy, two epochs:", lazy.reads, "reads")

lazy.reads = 0
eager = [lazy[index] for index in range(len(lazy))]  # a list is a dataset too
held = sum(photo.nbytes for photo in eager)
print("eager, made:", lazy.reads, "reads,", held, "bytes held")
epochs = [len(list(DataLoader(eager))) for _ in range(2)]
print("eager, two epochs:", lazy.reads, "reads")
