import torch
from torch import nn
from torch.optim.lr_scheduler import StepLR
from torch.utils.data import DataLoader, TensorDataset

inputs = torch.arange(8.0).unsqueeze(1)
loader = DataLoader(TensorDataset(inputs, 2 * inputs), batch_size=4)
model = nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = StepLR(optimizer, step_size=2, gamma=0.5)

for epoch in range(5):
    used = []
    for batch, targets in loader:
        optimizer.zero_grad()
        nn.functional.mse_loss(model(batch), targets).backward()
        used.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
    scheduler.step()  # once per epoch, after the last optimizer.step()
    print(f"epoch {epoch}: used {used}, next {scheduler.get_last_lr()}")
