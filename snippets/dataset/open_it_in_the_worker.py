# device: cpu — workers are forked, and CUDA does not survive a fork
# raises: TypeError
import pickle
import sqlite3

from torch.utils.data import DataLoader, Dataset


class Letters(Dataset):
    def __init__(self, file):
        self.file, self.reads = file, 0

    def __len__(self):
        return 4

    def __getitem__(self, index):
        self.reads += 1
        return self.file.read(1)


if __name__ == "__main__":
    with open("letters.txt", "w+b", buffering=0) as file:
        file.write(b"abcd")
        file.seek(0)
        letters = Letters(file)
        fork = {"num_workers": 1, "multiprocessing_context": "fork"}
        print("the worker read", list(DataLoader(letters, batch_size=None, **fork)))
        print(f"here: {letters.reads} reads, yet the position is {file.tell()}")
    try:
        pickle.dumps(Letters(sqlite3.connect("photos.db")))
    except TypeError as error:
        print("spawned workers pickle the dataset:", error)
