from torch import nn

model = nn.Sequential(
    nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU()),
    nn.Sequential(nn.Flatten(), nn.Linear(8, 2)),
)
print("children:", [name for name, _ in model.named_children()])
print("modules: ", [name for name, _ in model.named_modules()])

name, module = next(model.named_modules())
print("first of them:", repr(name), module is model)
leaves = [module for module in model.modules() if not list(module.children())]
print("leaves:", [type(module).__name__ for module in leaves])
