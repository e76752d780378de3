import argparse
import collections
import pathlib
import pickle

import torch


def loads(value):
    torch.save({"value": value}, "value.pt")
    try:
        torch.load("value.pt")
        return "loads"
    except pickle.UnpicklingError:
        return "refused"


for value in [
    {"lr": 0.1, "layers": [8, 8], "name": None},
    collections.OrderedDict(lr=0.1),
    {1, 2},
    torch.float32,
    torch.device("cpu"),
    pathlib.PurePosixPath("saved"),
    argparse.Namespace(lr=0.1),
    collections.defaultdict(int),
]:
    print(f"{type(value).__name__:13} {loads(value)}")
