# device: cpu — its message names the device
# raises: RuntimeError
import torch
from torch import nn

model = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
loss = model(torch.ones(1, 2)).sum()
loss.backward(retain_graph=True)
optimizer.step()  # writes into the weights that the graph has saved
try:
    loss.backward()
except RuntimeError as error:
    print(error)

optimizer.zero_grad()
model(torch.ones(1, 2)).sum().backward()
print("a new forward pass:", model[1].bias.grad.tolist())
