import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

inputs = torch.linspace(-1, 1, 40).unsqueeze(1)
loader = DataLoader(TensorDataset(inputs, 3 * inputs + 1), batch_size=8)
model = nn.Linear(1, 1)
nn.init.zeros_(model.weight)
nn.init.zeros_(model.bias)
criterion = nn.MSELoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)

model.train()
for epoch in range(20):
    total = 0.0
    for batch, targets in loader:
        optimizer.zero_grad()
        outputs = model(batch)
        loss = criterion(outputs, targets)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(batch)
    if epoch in (0, 19):
        print(f"epoch {epoch}: mean loss {total / len(inputs):.4f}")
print(f"weight {model.weight.item():.2f}, bias {model.bias.item():.2f}")
