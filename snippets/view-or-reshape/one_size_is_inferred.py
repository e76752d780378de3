# raises: RuntimeError
import torch

print(tuple(torch.zeros(12).view(3, -1).shape))
twelve, none = torch.zeros(12), torch.zeros(0, 3)
for tensor, shape in [(twelve, (-1, -1)), (twelve, (5, -1)), (none, (0, -1))]:
    try:
        tensor.view(shape)
    except RuntimeError as error:
        print(f"{shape}: {error}")
