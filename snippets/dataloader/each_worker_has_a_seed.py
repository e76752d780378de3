# device: cpu — workers are forked, and CUDA does not survive a fork
import torch
from torch.utils.data import DataLoader, Dataset, get_worker_info


class Seeds(Dataset):
    def __len__(self):
        return 2

    def __getitem__(self, index):
        worker = get_worker_info()
        return worker.id, worker.seed, torch.initial_seed(), torch.get_num_threads()


if __name__ == "__main__":
    generator = torch.Generator().manual_seed(0)
    loader = DataLoader(Seeds(), batch_size=None, num_workers=2, generator=generator)
    first, second = list(loader), list(loader)
    base = first[0][1]
    print(
        "seed minus base seed:", [(worker, seed - base) for worker, seed, *_ in first]
    )
    print(
        "torch has that seed:", [seed == torch_seed for _, seed, torch_seed, _ in first]
    )
    print("the next epoch has the same base seed:", second[0][1] == base)
    generator.manual_seed(0)
    print("the same generator seed repeats it:", list(loader) == first)
    print("threads in each worker:", [threads for *_, threads in first])
