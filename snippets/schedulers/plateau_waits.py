import torch
from torch.optim.lr_scheduler import ReduceLROnPlateau

optimizer = torch.optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1)
scheduler = ReduceLROnPlateau(optimizer, factor=0.5, patience=2)

for loss in [0.9, 0.7, 0.7, 0.8, 0.69999, 0.6, 0.6]:
    scheduler.step(loss)  # after validation, with the number to watch
    bad, best = scheduler.num_bad_epochs, scheduler.best
    rate = scheduler.get_last_lr()[0]
    print(f"loss {loss:<7} best {best:<3} bad epochs {bad} next rate {rate}")
