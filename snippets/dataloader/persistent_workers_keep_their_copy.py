# device: cpu — workers are forked, and CUDA does not survive a fork
from torch.utils.data import DataLoader, Dataset


class Photos(Dataset):
    def __init__(self):
        self.cache = {}

    def __len__(self):
        return 4

    def __getitem__(self, index):
        loaded = index not in self.cache
        self.cache[index] = index * 10
        return loaded


if __name__ == "__main__":
    for workers, persistent in [(0, False), (1, False), (1, True)]:
        photos = Photos()
        loader = DataLoader(photos, num_workers=workers, persistent_workers=persistent)
        loads = [sum(batch.item() for batch in loader) for epoch in range(2)]
        print(f"{workers} workers, persistent_workers={persistent}:")
        print(f"  loads per epoch {loads}, cached here {len(photos.cache)}")
