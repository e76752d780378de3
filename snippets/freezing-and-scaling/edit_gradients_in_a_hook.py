import torch

weights = torch.ones(3, requires_grad=True)
trainable = torch.tensor([0.0, 1.0, 1.0])  # keeps the first entry
optimizer = torch.optim.SGD([weights], lr=0.1)


def mask_gradients(optimizer, args, kwargs):
    for group in optimizer.param_groups:
        for parameter in group["params"]:
            if parameter.grad is not None:
                parameter.grad *= trainable


handle = optimizer.register_step_pre_hook(mask_gradients)
for step in ("with the hook", "hook removed"):
    optimizer.zero_grad()
    (5 * weights).sum().backward()
    optimizer.step()
    print(f"{step:14}", [round(value, 2) + 0.0 for value in weights.tolist()])
    handle.remove()
