import torch
from torch.optim.lr_scheduler import ExponentialLR, LambdaLR

for name, build in [
    ("ExponentialLR", lambda optimizer: ExponentialLR(optimizer, gamma=0.5)),
    ("LambdaLR", lambda optimizer: LambdaLR(optimizer, lambda epoch: 0.5**epoch)),
]:
    optimizer = torch.optim.SGD([torch.ones(1, requires_grad=True)], lr=0.8)
    scheduler = build(optimizer)
    rates = []
    for epoch in range(5):
        if epoch == 2:
            optimizer.param_groups[0]["lr"] = 8.0  # a change by hand
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    print(f"{name:13}", rates)
