# raises: RuntimeError
import torch

transposed = torch.arange(6).view(2, 3).t()
print("shape", tuple(transposed.shape), "stride", transposed.stride())
try:
    transposed.view(-1)
except RuntimeError as error:
    print(error)
