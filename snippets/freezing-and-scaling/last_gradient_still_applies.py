# silently wrong: step uses every gradient that is there, frozen or not
import torch


def freeze_then_step(clear):
    weight = torch.ones(1, requires_grad=True)
    optimizer = torch.optim.SGD([weight], lr=0.1)
    (2 * weight).sum().backward()
    weight.requires_grad_(False)
    if clear:
        optimizer.zero_grad()  # sets .grad to None
    optimizer.step()
    return round(weight.item(), 4)


print("wrong:", freeze_then_step(clear=False))
print("right:", freeze_then_step(clear=True))
