# raises: ModuleNotFoundError
import sys
from importlib.machinery import PathFinder

import torch


class WithoutTensorboard(PathFinder):
    """Finds what is installed, as if tensorboard were not."""

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name == "tensorboard":
            return None
        return super().find_spec(name, path, target)


sys.meta_path[sys.meta_path.index(PathFinder)] = WithoutTensorboard
try:
    from torch.utils.tensorboard import SummaryWriter

    print(SummaryWriter)
except ModuleNotFoundError as error:
    print(error)
    print("torch itself works:", torch.ones(2).sum().item())
