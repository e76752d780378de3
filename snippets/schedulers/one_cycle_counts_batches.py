import torch
from torch.optim.lr_scheduler import OneCycleLR

epochs, steps = 2, 5
weight = torch.ones(1, requires_grad=True)
optimizer = torch.optim.SGD([weight], lr=123.0, momentum=0.9)
scheduler = OneCycleLR(optimizer, max_lr=1.0, epochs=epochs, steps_per_epoch=steps)

for epoch in range(epochs):
    for batch in range(steps):
        group = optimizer.param_groups[0]
        print(f"epoch {epoch} batch {batch}", end=" ")
        print(f"rate {group['lr']:.4f} momentum {group['momentum']:.2f}")
        optimizer.step()
        scheduler.step()  # in the inner loop: once per batch
