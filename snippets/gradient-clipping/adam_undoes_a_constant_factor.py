import torch
from torch.nn.utils import clip_grad_norm_


def distance(optimizer_class, gradients, max_norm=float("inf")):
    weight = torch.zeros(1, requires_grad=True)
    optimizer = optimizer_class([weight], lr=0.1)
    for gradient in gradients:
        weight.grad = torch.tensor([gradient])
        clip_grad_norm_(weight, max_norm)
        optimizer.step()
    return round(-weight.item(), 3)


print("gradients           SGD    Adam   Adam, clipped to 1")
for label, gradients in [
    ("five of 1", [1.0, 1.0, 1.0, 1.0, 1.0]),
    ("five of 100", [100.0, 100.0, 100.0, 100.0, 100.0]),
    ("100 in the middle", [1.0, 1.0, 100.0, 1.0, 1.0]),
]:
    sgd = distance(torch.optim.SGD, gradients)
    adam = distance(torch.optim.Adam, gradients)
    clipped = distance(torch.optim.Adam, gradients, max_norm=1.0)
    print(f"{label:19} {sgd:<6} {adam:<6} {clipped}")
