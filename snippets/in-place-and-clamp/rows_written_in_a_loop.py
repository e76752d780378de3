# device: cpu — its message names the device
# raises: RuntimeError
import torch

decay = torch.tensor(0.5, requires_grad=True)

states = torch.ones(3)
for step in range(1, 3):
    states[step] = states[step - 1] * decay  # writes into a saved tensor
try:
    states.sum().backward()
except RuntimeError as error:
    print(error)

states = [torch.tensor(1.0)]
for _ in range(2):
    states.append(states[-1] * decay)
torch.stack(states).sum().backward()
print("stacked:", decay.grad.item())
