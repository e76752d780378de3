# device: cpu — workers are forked, and CUDA does not survive a fork
# raises: ValueError
from torch.utils.data import DataLoader, Dataset


class Photos(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, index):
        if index == 2:
            raise ValueError(f"photo {index} is broken")
        return index


if __name__ == "__main__":
    batches = []
    try:
        for batch in DataLoader(Photos(), num_workers=2):
            batches.append(batch.item())
    except ValueError as error:
        lines = str(error).splitlines()
        print("before it:", batches)
        print(lines[0], lines[-1], sep="\n...\n")
