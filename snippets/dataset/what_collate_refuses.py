# raises: RuntimeError, TypeError, KeyError
import torch
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader

ragged = [torch.tensor([1]), torch.tensor([2, 3])]
for items in (ragged, [None, None], [{"label": 1}, {"name": "cat"}]):
    try:
        next(iter(DataLoader(items, batch_size=2)))
    except (RuntimeError, TypeError, KeyError) as error:
        print(f"{type(error).__name__}: {error}")


def pad(items):
    return pad_sequence(items, batch_first=True, padding_value=-1)


loader = DataLoader(ragged, batch_size=2, collate_fn=pad)
print("padded:", next(iter(loader)).tolist())
