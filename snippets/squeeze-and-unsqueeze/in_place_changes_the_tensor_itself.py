# silently wrong: unsqueeze_ inside a function changes the caller's tensor
import torch


def add_batch_in_place(image):
    return image.unsqueeze_(0)


def add_batch(image):
    return image.unsqueeze(0)


changed, kept = torch.zeros(2, 2), torch.zeros(2, 2)
for _ in range(3):
    add_batch_in_place(changed)
    add_batch(kept)
print("wrong:", tuple(changed.shape))
print("right:", tuple(kept.shape))
print("squeeze_ too:", changed.squeeze_((0, 1)) is changed, tuple(changed.shape))
