import torch
from torch.optim.lr_scheduler import CosineAnnealingLR


def build():
    optimizer = torch.optim.SGD([torch.ones(1, requires_grad=True)], lr=1.0)
    return optimizer, CosineAnnealingLR(optimizer, T_max=8)


def rates(optimizer, scheduler, epochs=4):
    for _ in range(epochs):
        yield f"{optimizer.param_groups[0]['lr']:.3f}"
        optimizer.step()
        scheduler.step()


optimizer, scheduler = build()
print("epochs 0 to 3:", *rates(optimizer, scheduler))
states = {"optimizer": optimizer.state_dict(), "scheduler": scheduler.state_dict()}
torch.save(states, "checkpoint.pt")
print("carried on:   ", *rates(optimizer, scheduler))

optimizer, scheduler = build()  # a new process builds both, then loads both
checkpoint = torch.load("checkpoint.pt")
optimizer.load_state_dict(checkpoint["optimizer"])
scheduler.load_state_dict(checkpoint["scheduler"])
print("resumed:      ", *rates(optimizer, scheduler))
