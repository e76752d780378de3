import torch
from torch import nn

inputs = torch.linspace(-1, 1, 8).unsqueeze(1)


def build():
    model = nn.Linear(1, 1)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=10)
    return {"model": model, "optimizer": optimizer, "scheduler": scheduler}


def train(run, first, last):
    for _ in range(first, last):
        run["optimizer"].zero_grad()
        nn.functional.mse_loss(run["model"](inputs), 2 * inputs + 1).backward()
        run["optimizer"].step()
        run["scheduler"].step()


whole = build()
train(whole, 0, 5)
torch.save({name: part.state_dict() for name, part in whole.items()}, "last.pt")
train(whole, 5, 10)
for names in (["model"], ["model", "optimizer"], list(whole)):
    resumed, checkpoint = build(), torch.load("last.pt")
    for name in names:
        resumed[name].load_state_dict(checkpoint[name])
    train(resumed, 5, 10)
    same = torch.equal(resumed["model"].weight, whole["model"].weight)
    print(f"as if never stopped: {same!s:5} with {', '.join(names)}")
