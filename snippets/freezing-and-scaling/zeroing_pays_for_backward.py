# slow: backward computes a gradient before anyone can set it to zero
import torch
from torch import nn


def nodes_behind(node, seen):
    seen.add(node)
    for behind, _ in node.next_functions:
        if behind is not None and behind not in seen:
            nodes_behind(behind, seen)
    return len(seen)


model = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 1))
images = torch.zeros(8, 64)
zeroed = nodes_behind(model(images).grad_fn, set())
model[0].requires_grad_(False)
frozen = nodes_behind(model(images).grad_fn, set())
print(f"slow: {zeroed} nodes in the graph, first layer zeroed after backward")
print(f"fast: {frozen} nodes in the graph, first layer frozen")
