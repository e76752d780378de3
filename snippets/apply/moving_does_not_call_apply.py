import torch


class Spy(torch.nn.Linear):
    def apply(self, fn):
        calls.append("apply")
        return super().apply(fn)

    def _apply(self, fn, recurse=True):
        calls.append("_apply")
        return super()._apply(fn, recurse)


layer = Spy(1, 1)
for name, call in [
    ("cpu()", lambda: layer.cpu()),
    ("double()", lambda: layer.double()),
    ("to(float)", lambda: layer.to(torch.float32)),
    ("train()", lambda: layer.train()),
    ("apply(fn)", lambda: layer.apply(lambda module: None)),
]:
    calls = []
    call()
    print(f"{name:12} {calls}")
