# device: cpu — workers are forked, and CUDA does not survive a fork
# silently wrong: each worker starts from the same copy of the dataset's generator
import torch
from torch.utils.data import DataLoader, Dataset


class Noise(Dataset):
    def __init__(self, generator=None):
        self.generator = generator

    def __len__(self):
        return 8

    def __getitem__(self, index):
        return torch.rand((), generator=self.generator)


if __name__ == "__main__":
    torch.manual_seed(0)
    copied = Noise(torch.Generator().manual_seed(0))
    for label, noise in [("wrong", copied), ("right", Noise())]:
        loader = DataLoader(noise, batch_size=None, num_workers=2)
        draws = [noise.item() for epoch in range(2) for noise in loader]
        print(f"{label}: {len(set(draws))} different draws of {len(draws)}")
