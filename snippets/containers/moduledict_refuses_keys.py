# raises: KeyError, TypeError
from torch import nn

for key in ("layer.1", "", "type", "keys", 3):
    try:
        nn.ModuleDict({key: nn.ReLU()})
    except (KeyError, TypeError) as error:
        print(f"{key!r}: {type(error).__name__} {error}")
