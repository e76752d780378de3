# silently wrong: no name fits, and strict=False is content with that
import warnings

import torch
from torch import nn
from torch.nn.modules.utils import consume_prefix_in_state_dict_if_present

trained = nn.Linear(1, 1)
nn.init.constant_(trained.weight, 7.0)
checkpoint = nn.DataParallel(trained).state_dict()
with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what torch.compile imports is deprecated
    compiled = torch.compile(trained).state_dict()
print("DataParallel: ", list(checkpoint))
print("torch.compile:", list(compiled))

model = nn.Linear(1, 1)
nn.init.zeros_(model.weight)
model.load_state_dict(checkpoint, strict=False)
print("wrong:", model.weight.item())

consume_prefix_in_state_dict_if_present(checkpoint, "module.")
model.load_state_dict(checkpoint)
print("right:", model.weight.item())
