# raises: RuntimeError
import torch

whole = torch.arange(6).view(2, 3)
cropped = whole[:, :2]
print("strides", whole.stride(), cropped.stride())
print("whole.view(-1):", whole.view(-1).tolist())
try:
    cropped.view(-1)
except RuntimeError as error:
    print("cropped.view(-1):", error)
