# silently wrong: parameters() of a parent contains those of its children
from torch import nn

model = nn.Sequential(nn.Sequential(nn.Linear(3, 2)), nn.Linear(2, 1))


def count(module, recurse):
    return sum(parameter.numel() for parameter in module.parameters(recurse))


print("wrong:", sum(count(module, recurse=True) for module in model.modules()))
print("right:", sum(count(module, recurse=False) for module in model.modules()))
print("in one call:", count(model, recurse=True))
for name, child in model.named_children():
    print(f"child {name}:", count(child, recurse=True))
