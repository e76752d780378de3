# raises: RuntimeError
import torch

used = torch.ones(2, requires_grad=True)
unused = torch.ones(2, requires_grad=True)
try:
    torch.autograd.grad(used.sum(), [used, unused])
except RuntimeError as error:
    print(error)
print(torch.autograd.grad(used.sum(), [used, unused], allow_unused=True))
print(torch.autograd.grad(used.sum(), [used, unused], materialize_grads=True))
