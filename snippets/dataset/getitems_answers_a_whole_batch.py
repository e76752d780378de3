from torch.utils.data import DataLoader, Dataset

asked = []


class Rows(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, index):
        asked.append(index)
        return index * 10


class RowsAtOnce(Rows):
    def __getitems__(self, indices):  # one query for the whole batch
        asked.append(indices)
        return [index * 10 for index in indices]


for rows in (Rows(), RowsAtOnce()):
    asked.clear()
    batches = [batch.tolist() for batch in DataLoader(rows, batch_size=2)]
    print(f"{type(rows).__name__} was asked for {asked} and gave {batches}")
