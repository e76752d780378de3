# raises: RuntimeError
import torch

images = torch.zeros(2, 3, 4, 4).to(memory_format=torch.channels_last)
print("reshape:", tuple(images.reshape(2, -1).shape))
try:
    images.view(2, -1)
except RuntimeError as error:
    print("view:", error)
