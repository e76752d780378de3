# device: cpu — its message names the type of a tensor on the CPU
# raises: RuntimeError
import torch
from torch import nn

model = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
output = model(torch.ones(1, 2))
loss1, loss2 = output.sum(), output.square().sum()

loss1.backward(retain_graph=True)
optimizer.step()
try:
    loss2.backward()
except RuntimeError as error:
    print(error)
