# silently wrong: a shared module has one name in the list, so one place keeps it
from torch import nn


def two_layers():
    relu = nn.ReLU()
    return nn.Sequential(nn.Linear(2, 2), relu, nn.Linear(2, 2), relu)


def replace_relu(model, remove_duplicate):
    pairs = list(model.named_modules(remove_duplicate=remove_duplicate))
    for name, module in pairs:
        if isinstance(module, nn.ReLU):
            model.set_submodule(name, nn.GELU(), strict=True)
    return [type(layer).__name__ for layer in model]


print("wrong:", replace_relu(two_layers(), remove_duplicate=True))
print("right:", replace_relu(two_layers(), remove_duplicate=False))
