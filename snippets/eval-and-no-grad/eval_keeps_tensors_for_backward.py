# slow: eval alone still records the graph, which keeps tensors in memory
import contextlib

import torch
from torch import nn

model = nn.Sequential(*[nn.Linear(8, 8), nn.ReLU()] * 10).eval()
images = torch.zeros(4, 8)


def count_kept(context):
    kept = []

    def note(tensor):
        kept.append(tensor)
        return tensor

    hooks = torch.autograd.graph.saved_tensors_hooks(note, lambda tensor: tensor)
    with context, hooks:
        model(images)
    return len(kept)


print(f"slow: {count_kept(contextlib.nullcontext())} tensors kept by eval alone")
print(f"fast: {count_kept(torch.no_grad())} tensors kept under no_grad")
