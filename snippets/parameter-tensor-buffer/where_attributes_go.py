import torch
from torch import nn


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(2))
        self.mean = nn.Buffer(torch.zeros(2))
        self.cache = nn.Buffer(torch.zeros(2), persistent=False)
        self.plain = torch.zeros(2)
        self.listed = [nn.Parameter(torch.ones(2))]


layer = Layer().to("meta")  # another device that every machine has
parameters, buffers = dict(layer.named_parameters()), dict(layer.named_buffers())
for name in ("weight", "mean", "cache", "plain", "listed"):
    tensor = layer.listed[0] if name == "listed" else getattr(layer, name)
    kind = "buffer" if name in buffers else "neither"
    kind = "parameter" if name in parameters else kind
    saved, moved = name in layer.state_dict(), tensor.is_meta
    print(f"{name:6} {kind:9} saved {saved!s:5} moved {moved}")
