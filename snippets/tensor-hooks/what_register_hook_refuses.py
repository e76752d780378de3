# raises: RuntimeError, TypeError
import torch


def run(hook):
    weight = torch.ones(2, requires_grad=True)
    weight.register_hook(hook)
    weight.sum().backward()


inputs, hidden = torch.ones(2), torch.ones(2, requires_grad=True) * 2
for attempt in (
    lambda: inputs.register_hook(print),
    lambda: hidden.register_post_accumulate_grad_hook(print),
    lambda: run(lambda grad: grad.sum()),
    lambda: run(lambda grad: grad.norm().item()),
):
    try:
        attempt()
    except (RuntimeError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")
