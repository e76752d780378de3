# device: cpu — workers are forked, and CUDA does not survive a fork
import torch
from torch.utils.data import DataLoader, Dataset


class SlowFirst(Dataset):
    """Item 0 takes until the event is set, or the given seconds."""

    def __init__(self, seconds):
        self.seconds = seconds
        self.other_item_came = torch.multiprocessing.Event()

    def __len__(self):
        return 4

    def __getitem__(self, index):
        if index == 0:
            self.other_item_came.wait(self.seconds)
        return index


if __name__ == "__main__":
    for in_order, seconds in [(True, 0.3), (False, 30)]:
        dataset, items = SlowFirst(seconds), []
        for batch in DataLoader(dataset, num_workers=2, in_order=in_order):
            dataset.other_item_came.set()
            items.append(batch.item())
        print(f"in_order={in_order}: item 0 came first: {items[0] == 0},", end=" ")
        print("all came:", sorted(items))
