import torch


def can_view(size, stride, shape):
    """What view decides from, and nothing else: size, stride and the new shape."""
    left, step = len(shape) - 1, stride[-1]
    run = new_run = 1
    for dim in reversed(range(len(size))):
        run *= size[dim]
        if dim and (size[dim - 1] == 1 or stride[dim - 1] == run * step):
            continue  # the dimension before it belongs to the same run
        while left >= 0 and (new_run < run or shape[left] == 1):
            new_run *= shape[left]
            left -= 1
        if new_run != run:
            return False
        step, run, new_run = stride[dim - 1], 1, 1
    return left == -1


transposed = torch.arange(12).view(3, 4).t()
for shape in [(2, 2, 3), (4, 1, 3), (12,), (6, 2)]:
    try:
        answer = transposed.view(shape).shape == shape
    except RuntimeError:
        answer = False
    predicted = can_view(transposed.size(), transposed.stride(), shape)
    print(f"{shape}: predicted {predicted}, torch {answer}")
