# raises: RuntimeError
import torch

images = torch.ones(2, 3, 4, 4)
channel_means = torch.tensor([1.0, 2.0, 3.0])
centred = images - channel_means[:, None, None]
print("(3, 1, 1):", tuple(centred.shape), centred[0, :, 0, 0].tolist())
try:
    images - channel_means
except RuntimeError as error:
    print("(3,):", error)
