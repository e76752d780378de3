import torch
from torch import nn


def build():
    model = nn.Linear(1, 1)
    for parameter in model.parameters():
        nn.init.ones_(parameter)
    return model, torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)


def train(model, optimizer):
    optimizer.zero_grad()
    model(torch.ones(1, 1)).square().backward()
    optimizer.step()


model, optimizer = build()
train(model, optimizer)
states = {"model": model.state_dict(), "optimizer": optimizer.state_dict()}
torch.save({"epoch": 1, **states}, "checkpoint.pt")
train(model, optimizer)

for names in (["model"], ["model", "optimizer"]):
    resumed, resumed_optimizer = build()
    checkpoint = torch.load("checkpoint.pt")
    for name, target in zip(names, (resumed, resumed_optimizer)):
        target.load_state_dict(checkpoint[name])
    train(resumed, resumed_optimizer)
    same = torch.equal(resumed.weight, model.weight)
    print(f"restored {' and '.join(names)}: as if never stopped {same}")
