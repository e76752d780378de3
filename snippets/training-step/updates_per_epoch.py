import torch
from torch.utils.data import DataLoader, TensorDataset

inputs = torch.linspace(-1, 1, 64)
loader = DataLoader(TensorDataset(inputs, 3 * inputs), batch_size=8)


def train(step_every):
    weight = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.SGD([weight], lr=0.05)
    updates = batches = 0
    for epoch in range(5):
        for batch, targets in loader:
            loss = (weight * batch - targets).square().mean() / step_every
            loss.backward()
            batches += 1
            if batches % step_every == 0:
                optimizer.step()
                optimizer.zero_grad()
                updates += 1
    return f"{updates} updates, weight {weight.item():.2f} of 3"


print("after each batch:", train(step_every=1))
print("after each epoch:", train(step_every=len(loader)))
