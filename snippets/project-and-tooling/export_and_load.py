import torch
from torch import nn
from torch.export import Dim


class Scorer(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(2, 1)

    def forward(self, rows):
        return torch.relu(self.linear(rows))


model = Scorer().eval()
example = (torch.ones(3, 2),)
shapes = {"rows": {0: Dim("batch")}}
program = torch.export.export(model, example, dynamic_shapes=shapes)
torch.export.save(program, "scorer.pt2")
expected = model(torch.ones(7, 2))

del Scorer, model, program  # the file needs neither the class nor its code
loaded = torch.export.load("scorer.pt2")
print([node.name for node in loaded.graph.nodes])
print(torch.allclose(loaded.module()(torch.ones(7, 2)), expected))
