# silently wrong: the first squeeze renumbers dimensions, and the second finds no 1
import torch

images = torch.zeros(1, 3, 1, 2)
print("wrong:", tuple(images.squeeze(0).squeeze(2).shape))
print("right:", tuple(images.squeeze((0, 2)).shape))
print("from the back:", tuple(images.squeeze(2).squeeze(0).shape))
