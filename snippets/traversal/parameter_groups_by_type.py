import torch
from torch import nn

model = nn.Sequential(
    nn.Conv2d(3, 8, 3),
    nn.BatchNorm2d(8),
    nn.Sequential(nn.Flatten(), nn.Linear(8, 2)),
)
decay, no_decay = {}, {}
for path, module in model.named_modules():
    multiplies = isinstance(module, (nn.Conv2d, nn.Linear))
    for name, parameter in module.named_parameters(path, recurse=False):
        group = decay if multiplies and name.endswith("weight") else no_decay
        group[name] = parameter

optimizer = torch.optim.AdamW(
    [
        {"params": decay.values(), "weight_decay": 0.01},
        {"params": no_decay.values(), "weight_decay": 0.0},
    ]
)
print("decay:   ", list(decay))
print("no decay:", list(no_decay))
print("tensors: ", [len(group["params"]) for group in optimizer.param_groups])
