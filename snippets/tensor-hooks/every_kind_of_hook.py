import torch
from torch.autograd.graph import register_multi_grad_hook, saved_tensors_hooks

order = []


def note(label):
    return lambda *_: order.append(label)


def keep(label):
    return lambda tensor: order.append(label) or tensor


weight = torch.ones(2, requires_grad=True)
hidden = weight * 3
optimizer = torch.optim.SGD([weight], lr=0.1)
weight.register_hook(note("tensor"))
weight.register_post_accumulate_grad_hook(note("post accumulate"))
register_multi_grad_hook([weight, hidden], note("all of several tensors"))
hidden.grad_fn.register_prehook(note("before a node"))
hidden.grad_fn.register_hook(note("after a node"))
optimizer.register_step_pre_hook(note("before step"))
optimizer.register_step_post_hook(note("after step"))
with saved_tensors_hooks(keep("pack a saved tensor"), keep("unpack it")):
    loss = (hidden**2).sum()
loss.backward()
optimizer.step()
print(*order, sep="\n")
