# silently wrong: both halves of a split hold the same dataset, and its transform
from torch.utils.data import Dataset, Subset


class Photos(Dataset):
    def __init__(self, transform=str.lower):
        self.transform = transform

    def __getitem__(self, index):
        return self.transform("ABCD"[index])


photos = Photos()
train, held_out = Subset(photos, [0, 1, 2]), Subset(photos, [3])
train.dataset.transform = "augmented {}".format
print("wrong:", held_out[0])

train = Subset(Photos("augmented {}".format), [0, 1, 2])
held_out = Subset(Photos(), [3])
print("right:", held_out[0])
