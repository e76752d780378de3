import torch
from torch import nn


def describe(training, context):
    dropout, norm = nn.Dropout(0.5), nn.BatchNorm1d(1)
    nn.Sequential(dropout, norm).train(training)
    with context():
        dropped = dropout(torch.ones(64, 1))
        output = norm(dropped)
    drops = bool((dropped == 0).any())
    moved = norm.running_mean.item() != 0
    return drops, moved, output.requires_grad, output.is_inference()


print("                           drops   statistics  graph   inference")
print("                           values  move                tensor")
for training in (True, False):
    for context in (torch.enable_grad, torch.no_grad, torch.inference_mode):
        name = f"{'train' if training else 'eval'}(), {context.__name__}"
        drops, moved, graph, inference = describe(training, context)
        print(f"{name:26} {drops!s:7} {moved!s:11} {graph!s:7} {inference}")
