import torch


def halve_until_small(x):
    while x.detach().abs() > 1:
        x = x / 2
    return x if x > 0 else -x


def recorded(node):
    """The names of the nodes from a result back to its leaf."""
    names = []
    while node is not None:
        names.append(type(node).__name__)
        node = node.next_functions[0][0] if node.next_functions else None
    return names


for number in (3.0, -1.5, 0.5):
    x = torch.tensor(number, requires_grad=True)
    result = halve_until_small(x)
    result.backward()
    print(f"{number:4}: slope {x.grad.item()}, graph {recorded(result.grad_fn)}")
