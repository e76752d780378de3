# silently wrong: what torch.compile traced before the hook came runs on without it
import torch
from torch import nn

net = nn.Sequential(nn.Linear(2, 2), nn.ReLU())
images, seen = torch.ones(1, 2), []
net[1].register_forward_hook(lambda *_: seen.append("early"))
compiled = torch.compile(net, backend="eager")
compiled(images)

net[0].register_forward_hook(lambda *_: seen.append("late"))
compiled.register_forward_hook(lambda *_: seen.append("late, on the wrapper"))
seen.clear()
compiled(images)
print("wrong:", seen)

torch.compiler.reset()  # the next call traces again
seen.clear()
compiled(images)
print("right:", seen)
