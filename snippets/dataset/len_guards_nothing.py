from itertools import islice

from torch.utils.data import DataLoader, Dataset


class Squares(Dataset):
    def __len__(self):
        return 3

    def __getitem__(self, index):
        return index * index


class CheckedSquares(Squares):
    def __getitem__(self, index):
        if not 0 <= index < len(self):
            raise IndexError(index)
        return super().__getitem__(index)


squares = Squares()
print("squares[100] is", squares[100])
print("a plain loop starts", list(islice(squares, 6)), "and never ends")
print("a DataLoader reads", [batch.item() for batch in DataLoader(squares)])
print("with the check, a plain loop gives", list(CheckedSquares()))
