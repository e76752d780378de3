# raises: RuntimeError
import torch

cropped = torch.arange(24).view(2, 3, 4)[:, :, :2]
size, stride = cropped.size(), cropped.stride()
for left in range(cropped.dim() - 1):
    step, walk = stride[left], stride[left + 1] * size[left + 1]
    print(f"dims {left} and {left + 1} merge: {step} == {walk} is {step == walk}")

print("view(6, 2) has stride", cropped.view(6, 2).stride())
try:
    cropped.view(2, 6)
except RuntimeError as error:
    print("view(2, 6):", error)
