# raises: TypeError
import torch

scores = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
for name in ("exp", "log", "sum", "mean"):
    function, method = getattr(torch, name)(scores), getattr(scores, name)()
    nodes = {function.grad_fn.name(), method.grad_fn.name()}
    print(f"{name}: equal {torch.equal(function, method)}, {nodes}")

print("no method:", [n for n in ("stack", "cat") if not hasattr(scores, n)])
print("no function:", [n for n in ("view", "item") if not hasattr(torch, n)])
with torch.no_grad():
    result = torch.empty(3)
    print("out= is filled and returned:", torch.exp(scores, out=result) is result)
try:
    torch.exp(1.0)
except TypeError as error:
    print(str(error).splitlines()[0])
