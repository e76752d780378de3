# raises: RuntimeError
import torch


def cube(a):
    return 3 * a**3  # the derivative of a**3 needs a, so a is saved


def shift(a):
    return a + 1  # this one needs nothing


for function, first, second in [
    (cube, True, True),
    (cube, True, False),
    (cube, False, False),
    (shift, False, False),
]:
    a = torch.tensor([2.0, 3.0], requires_grad=True)
    Q = function(a)
    print(f"{function.__name__}, retain_graph={first}, then {second}")
    try:
        Q[0].backward(retain_graph=first)
        print("    Q[0]:", a.grad.tolist())
        Q[1].backward(retain_graph=second)
        print("    both:", a.grad.tolist())
    except RuntimeError as error:
        print("   ", error)
