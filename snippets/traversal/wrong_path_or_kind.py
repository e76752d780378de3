# raises: AttributeError
from torch import nn

model = nn.Sequential(nn.Sequential(nn.Linear(3, 2), nn.BatchNorm1d(2)))
for label, call in [
    ("no such child", lambda: model.get_submodule("0.9")),
    ("a parameter", lambda: model.get_submodule("0.0.weight")),
    ("a buffer", lambda: model.get_parameter("0.1.running_mean")),
    ("a parameter", lambda: model.get_buffer("0.0.weight")),
    ("a typing error", lambda: model.named_childeren()),
]:
    try:
        call()
    except AttributeError as error:
        print(f"{label}: {error}")
