import torch
from torch import nn


class TwoTasks(nn.Module):
    def __init__(self):
        super().__init__()
        self.trunk = nn.Linear(2, 4)
        self.heads = nn.ModuleDict(
            {"species": nn.Linear(4, 3), "age": nn.Linear(4, 1)},
        )

    def forward(self, points, task):
        return self.heads[task](self.trunk(points))


model = TwoTasks()
for task in model.heads:
    print(task, tuple(model(torch.ones(5, 2), task).shape))
print([name for name in model.state_dict() if name.endswith("weight")])
