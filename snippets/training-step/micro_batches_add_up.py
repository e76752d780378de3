import torch
from torch.nn.functional import mse_loss

inputs = torch.arange(1.0, 9.0).unsqueeze(1)
model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.zeros_(model.weight)


def accumulated(batches, share):
    model.zero_grad()
    for batch in batches:
        loss = mse_loss(model(batch), 3 * batch)
        (loss * share(batch)).backward()
    return model.weight.grad.item()


quarters = inputs.split(2)
uneven = inputs.split(3)  # the last one has two samples
for name, batches, share in [
    ("one batch of 8", [inputs], lambda batch: 1),
    ("4 batches, not divided", quarters, lambda batch: 1),
    ("4 batches, each / 4", quarters, lambda batch: 1 / 4),
    ("3 uneven, each / 3", uneven, lambda batch: 1 / 3),
    ("3 uneven, by their size", uneven, lambda batch: len(batch) / len(inputs)),
]:
    print(f"{name}: {accumulated(batches, share):.3f}")
