# raises: UnpicklingError
import pickle

import torch
from torch import nn


class ConfigParser:
    def __init__(self):
        self.config = {"arch": "Linear", "lr": 0.1}


def load(path):
    try:
        return sorted(torch.load(path))
    except pickle.UnpicklingError as error:
        lines = str(error).splitlines()
        return next(line for line in lines if "GLOBAL" in line).strip()


weights, config = nn.Linear(1, 1).state_dict(), ConfigParser()
torch.save({"epoch": 1, "state_dict": weights, "config": config}, "object.pt")
torch.save({"epoch": 1, "state_dict": weights, "config": config.config}, "plain.pt")

print("object:", load("object.pt"))
print("plain:", load("plain.pt"))
trusted = torch.load("object.pt", weights_only=False)  # runs code from the file
print("trusted:", sorted(trusted), type(trusted["config"]).__name__)
