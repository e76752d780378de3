import torch
from torch import nn


class Normalise(nn.Module):
    def __init__(self, power):
        super().__init__()
        self.power = power  # a number
        self.plain = torch.zeros(1)  # a tensor, and nothing more
        self.scale = nn.Parameter(torch.ones(1))
        self.register_buffer("mean", torch.zeros(1))
        self.register_buffer("cache", torch.zeros(1), persistent=False)


class NormaliseWithPower(Normalise):
    def get_extra_state(self):
        return {"power": self.power}

    def set_extra_state(self, state):
        self.power = state["power"]


print("saved:", list(Normalise(2).state_dict()))
for kind in (Normalise, NormaliseWithPower):
    loaded = kind(power=2)
    loaded.load_state_dict(kind(power=3).state_dict())
    print(f"{kind.__name__}: power {loaded.power} after loading one of power 3")
