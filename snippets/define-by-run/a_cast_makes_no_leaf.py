# raises: ValueError
import torch

flag_first = torch.ones(2, requires_grad=True).double()
cast_first = torch.ones(2).double().requires_grad_()
for name, weight in [("flag first", flag_first), ("cast first", cast_first)]:
    made_by = weight.grad_fn.name() if weight.grad_fn else "no recorded operation"
    print(f"{name}: leaf {weight.is_leaf}, made by {made_by}")
    try:
        optimizer = torch.optim.SGD([weight], lr=0.1)
        weight.sum().backward()
        optimizer.step()
        print("stepped to", weight.tolist())
    except ValueError as error:
        print(error)
