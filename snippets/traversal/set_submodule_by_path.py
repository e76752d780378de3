# raises: AttributeError
from torch import nn

model = nn.Sequential(nn.Sequential(nn.Linear(3, 2), nn.ReLU()))
model.set_submodule("0.1", nn.Tanh())
print("replaced:", [type(child).__name__ for child in model[0]])

model.set_submodule("0.01", nn.GELU())  # meant 0.1
print("mistyped:", [type(child).__name__ for child in model[0]])
try:
    model.set_submodule("0.001", nn.GELU(), strict=True)
except AttributeError as error:
    print("strict:", error)
