import torch
from torch.optim.lr_scheduler import LinearLR, ReduceLROnPlateau

optimizer = torch.optim.SGD([torch.ones(1, requires_grad=True)], lr=1.0)
warm_up = LinearLR(optimizer, start_factor=0.25, total_iters=3)
plateau = ReduceLROnPlateau(optimizer, factor=0.5, patience=0)

for epoch, loss in enumerate([0.9, 0.8, 0.7, 0.6, 0.6, 0.5, 0.5]):
    rate = optimizer.param_groups[0]["lr"]
    optimizer.step()
    if epoch < warm_up.total_iters:
        warm_up.step()
    else:
        plateau.step(loss)
    print(f"epoch {epoch} rate {rate:.2f} loss {loss}")
