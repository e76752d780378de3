import torch


class Part(torch.nn.Module):
    def __init__(self, name, *children):
        super().__init__()
        self.name = name
        for child in children:
            self.add_module(child.name, child)


left = Part("left", Part("first"), Part("second"))
model = Part("model", left, Part("right"))

visited = []
model.apply(lambda module: visited.append(module.name))
print("apply:    ", visited)
print("modules():", [module.name for module in model.modules()])
