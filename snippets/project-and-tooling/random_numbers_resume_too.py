# device: cpu — on CUDA the loader and dropout draw from other generators
import torch
from torch.utils.data import DataLoader

loader = DataLoader(range(1000), batch_size=None, shuffle=True)
list(loader)  # the first epoch
torch.save({"epoch": 1, "rng": torch.get_rng_state()}, "last.pt")
second = list(loader)

torch.manual_seed(0)  # a new process has a state of its own
print("same order:", list(loader) == second)
torch.set_rng_state(torch.load("last.pt")["rng"])
print("same order with the state:", list(loader) == second)
