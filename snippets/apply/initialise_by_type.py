from torch import nn


def initialise(module):
    if isinstance(module, (nn.Linear, nn.Conv2d)):
        nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
        if module.bias is not None:
            nn.init.zeros_(module.bias)
    elif isinstance(module, nn.BatchNorm2d):
        nn.init.constant_(module.weight, 0.5)


model = nn.Sequential(
    nn.Conv2d(3, 8, 3, bias=False),
    nn.BatchNorm2d(8),
    nn.ReLU(),
    nn.Sequential(nn.Flatten(), nn.Linear(8, 2)),
)
model.apply(initialise)
for name, parameter in model.named_parameters():
    values = parameter.unique().tolist()
    print(f"{name:10} {values if len(values) < 3 else 'drawn at random'}")
