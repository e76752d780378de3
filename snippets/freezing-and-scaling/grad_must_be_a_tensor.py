# raises: TypeError, RuntimeError
import torch

weight = torch.ones(2, requires_grad=True)


def scale_missing_gradient():
    weight.grad = None  # unused, frozen, or cleared by zero_grad
    weight.grad *= 0.1


def assign(value):
    weight.grad = value


for name, attempt in [
    ("grad = 0.0", lambda: assign(0.0)),
    ("grad = zeros(3)", lambda: assign(torch.zeros(3))),
    ("grad = double", lambda: assign(torch.zeros(2, dtype=torch.double))),
    ("grad *= 0.1", scale_missing_gradient),
]:
    try:
        attempt()
    except (TypeError, RuntimeError) as error:
        print(f"{name}: {error}")
assign(torch.zeros_like(weight))
print("grad = zeros_like(weight):", weight.grad.tolist())
