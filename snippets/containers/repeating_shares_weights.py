# silently wrong: repeating a module repeats the reference, so copies share weights
from torch import nn

times = nn.Sequential(nn.Linear(2, 2)) * 3
repeated = nn.ModuleList([nn.Linear(2, 2)] * 3)
separate = nn.ModuleList(nn.Linear(2, 2) for _ in range(3))

for label, name, layers in [
    ("wrong", "Sequential * 3", times),
    ("wrong", "[layer] * 3", repeated),
    ("right", "comprehension", separate),
]:
    parameters, saved = len(list(layers.parameters())), len(layers.state_dict())
    counts = f"{parameters} parameters, {saved} saved"
    print(f"{label}: {name:14} one object: {layers[0] is layers[2]}, {counts}")
