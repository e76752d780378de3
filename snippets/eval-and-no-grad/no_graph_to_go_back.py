# raises: RuntimeError
import torch

model = torch.nn.Linear(1, 1)
with torch.no_grad():
    loss = model(torch.ones(1, 1)).sum()
    row = model.weight[0]

for name, use in [
    ("backward", loss.backward),
    ("view changed in place", lambda: row.add_(1.0)),
]:
    try:
        use()
    except RuntimeError as error:
        print(f"{name}: {error}")
