"""A weight, its entry in state_dict() and a deep copy of that entry: two memories, before and after a change."""

import copy

import torch
from torch import nn

from retrospect.draw import CELL, Drawing

layer = nn.Linear(2, 1, bias=False)
nn.init.constant_(layer.weight, 2.0)
entry = layer.state_dict()["weight"]
names = [("layer.weight", layer.weight), ("state_dict()['weight']", entry), ("deepcopy of it", copy.deepcopy(entry))]
owners = {tensor.data_ptr(): tensor for _, tensor in names}  # one per memory
before = {pointer: tensor.flatten().int().tolist() for pointer, tensor in owners.items()}
with torch.no_grad():
    layer.weight.fill_(7)
after = {pointer: tensor.flatten().int().tolist() for pointer, tensor in owners.items()}

drawing = Drawing(350, 210)
drawing.text(198 + CELL * 0.8, 14, "before", "small", "middle")
drawing.text(280 + CELL * 0.8, 14, "after fill_(7)", "small", "middle")
tops = {}
for index, (name, tensor) in enumerate(names):
    y = 50 + 60 * index
    drawing.text(6, y, name, "label")
    pointer = tensor.data_ptr()
    if pointer not in tops:
        sharing = [i for i, (_, other) in enumerate(names) if other.data_ptr() == pointer]
        tops[pointer] = 50 + 60 * sum(sharing) / len(sharing)
        top = tops[pointer] - CELL * 0.4
        drawing.row(198, top, before[pointer], cell=int(CELL * 0.8))
        changed = {0, 1} if after[pointer] != before[pointer] else ()
        drawing.row(280, top, after[pointer], hot=changed, cell=int(CELL * 0.8))
    drawing.arrow((158, y), (194, tops[pointer]), "hot" if after[pointer] != before[pointer] else "line")
print(drawing)
