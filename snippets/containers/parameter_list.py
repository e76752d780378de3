import torch
from torch import nn


class Scales(nn.Module):
    def __init__(self):
        super().__init__()
        self.scales = nn.ParameterList([torch.ones(2), torch.ones(3), "a note"])
        self.offsets = nn.ParameterDict({"low": torch.zeros(1)})


scales = Scales()
print([type(entry).__name__ for entry in scales.scales])
print([name for name, _ in scales.named_parameters()])
print("nn.BufferList exists:", hasattr(nn, "BufferList"))
