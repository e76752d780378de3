# raises: TypeError
from torch.utils.data import DataLoader, Dataset


class Squares(Dataset):
    def __getitem__(self, index):
        return index * index


loader = DataLoader(Squares(), batch_size=2, sampler=[5, 1, 3])
print("with a sampler:", [batch.tolist() for batch in loader])
try:
    DataLoader(Squares(), shuffle=True)
except TypeError as error:
    print("shuffle=True:", error)

loader = DataLoader(Squares())
print("in order: made a", type(loader.sampler).__name__)
try:
    next(iter(loader))
except TypeError as error:
    print("first batch:", error)
