# raises: RuntimeError
import torch

x = torch.tensor(0.0, requires_grad=True)
y = x.exp()
node = y.grad_fn
print(node.name(), "saved", node._saved_result.item())
y.backward()
print("still a node:", y.grad_fn is node)
try:
    print(node._saved_result)
except RuntimeError as error:
    print(error)
print("a new forward saves anew:", x.exp().grad_fn._saved_result.item())
