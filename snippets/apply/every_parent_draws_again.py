# slow: parameters() lists those of the children too, so each level fills them again
from torch import nn

model = nn.Sequential(nn.Sequential(nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 2))))


def count_filled(recurse):
    filled = []

    def fill(module):
        for parameter in module.parameters(recurse=recurse):
            filled.append(nn.init.normal_(parameter))

    model.apply(fill)
    return len(filled)


print(f"slow: {count_filled(recurse=True)} fillings with parameters()")
print(f"fast: {count_filled(recurse=False)} fillings with parameters(recurse=False)")
