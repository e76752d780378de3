import torch
from torch.fx.experimental.proxy_tensor import make_fx


@torch.library.custom_op("retrospect::cube", mutates_args=())
def cube(x: torch.Tensor) -> torch.Tensor:
    return x * x * x


@cube.register_fake
def shape_of_cube(x):
    return torch.empty_like(x)


cube.register_autograd(
    lambda ctx, grad: grad * 3 * ctx.saved_tensors[0] ** 2,
    setup_context=lambda ctx, inputs, output: ctx.save_for_backward(*inputs),
)
x = torch.tensor(2.0, requires_grad=True)
cube(x).backward()
print("gradient:", x.grad.item())
graph = make_fx(cube)(torch.ones(3)).graph
calls = [str(node.target) for node in graph.nodes if node.op == "call_function"]
print("what a compiler sees:", calls)
