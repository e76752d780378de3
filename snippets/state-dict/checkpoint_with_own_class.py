# raises: UnpicklingError
import pickle

import torch


class Settings:
    def __init__(self, width):
        self.width = width


def load(path):
    try:
        return torch.load(path)["settings"].width
    except pickle.UnpicklingError as error:
        return str(error).splitlines()[0].strip()


torch.save({"weight": torch.zeros(1), "settings": Settings(width=8)}, "run.pt")
unsafe = torch.serialization.get_unsafe_globals_in_checkpoint("run.pt")
print("not allowed:", unsafe)
print("torch.load:", load("run.pt"))
with torch.serialization.safe_globals([Settings]):
    print("with safe_globals:", load("run.pt"))
