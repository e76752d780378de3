import torch
from torch.utils.data import DataLoader

steps = []


class Photos:
    def __getitem__(self, index):
        steps.append(f"read {index}")
        return torch.tensor([index], device="cpu")


def collate(photos):
    steps.append(f"collate {len(photos)}")
    return torch.stack(photos)


loader = DataLoader(Photos(), batch_size=2, sampler=[3, 0, 2], collate_fn=collate)
print("sampler:", loader.sampler, "batch_sampler:", list(loader.batch_sampler))
for batch in loader:
    steps.append(f"yield {batch.flatten().tolist()}")
print(*steps, sep="\n")
print("on the device of the photos:", batch.device, "batches:", len(loader))
