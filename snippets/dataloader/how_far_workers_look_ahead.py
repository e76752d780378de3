# device: cpu — workers are forked, and CUDA does not survive a fork
import time

import torch
from torch.utils.data import DataLoader, Dataset


class Photos(Dataset):
    def __init__(self):
        self.loaded = torch.zeros(20).share_memory_()  # every process sees it

    def __getitem__(self, index):
        self.loaded[index] = 1
        return index


def counting_sampler(asked):
    for index in range(20):
        asked.append(index)
        yield index


if __name__ == "__main__":
    for workers, factor in [(0, None), (1, 2), (2, 2), (2, 4)]:
        photos, asked = Photos(), []
        options = {"num_workers": workers, "prefetch_factor": factor}
        loader = DataLoader(photos, sampler=counting_sampler(asked), **options)
        batches = iter(loader)  # and no next(): this process takes no batch
        end = time.monotonic() + 20
        while photos.loaded.sum() < len(asked) and time.monotonic() < end:
            time.sleep(0.01)
        print(f"{options}: {len(asked)} asked, {int(photos.loaded.sum())} loaded")
