"""Two Functions in a row: values go down through forward, gradients come up through backward, ctx joins them."""

import torch

from retrospect.draw import Drawing

calls = []  # (what ran, its input, what it gave), in the order in which it ran


class Cube(torch.autograd.Function):
    """The cube, which writes down each call."""

    @staticmethod
    def forward(x):
        """Run first."""
        calls.append(("forward", x.item(), (x**3).item()))
        return x**3

    @staticmethod
    def setup_context(ctx, inputs, output):
        """Keep the input."""
        ctx.save_for_backward(*inputs)
        calls.append(("setup_context", inputs[0].item(), ctx.to_save[0].item()))

    @staticmethod
    def backward(ctx, grad):
        """Run last."""
        (x,) = ctx.saved_tensors
        calls.append(("backward", grad.item(), (grad * 3 * x**2).item()))
        return grad * 3 * x**2


x = torch.tensor(2.0, requires_grad=True)
result = Cube.apply(Cube.apply(x))
result.backward()
turns = {
    name: [turn for turn, call in enumerate(calls, 1) if call[0] == name]
    for name in ("forward", "setup_context", "backward")
}
turns["backward"].reverse()  # the second Function comes first
assert calls[turns["backward"][0] - 1][2] == x.grad.item()

drawing = Drawing(340, 400)
LEFT, RIGHT, HEIGHT, GAP = 60, 280, 110, 56
drawing.text(LEFT, 14, "values", "label", "middle")
drawing.text(RIGHT, 14, "gradients", "label", "middle")
for index, name in enumerate(("first Cube", "second Cube")):
    top = 66 + index * (HEIGHT + GAP)
    forward, saved, backward = (turns[kind][index] for kind in ("forward", "setup_context", "backward"))
    drawing.text(LEFT, top - 30, f"{calls[forward - 1][1]:g}", "value", "middle")
    drawing.arrow((LEFT, top - 20), (LEFT, top + 30))
    drawing.text(RIGHT, top - 30, f"{calls[backward - 1][2]:g}", "value", "middle")
    drawing.arrow((RIGHT, top + 30), (RIGHT, top - 20))
    drawing.box(4, top, 332, HEIGHT, "", "muted")
    drawing.text(170, top + 16, name, "label", "middle")
    drawing.box(12, top + 32, 96, 44, f"{forward}. forward")
    drawing.box(136, top + 32, 68, 44, f"x = {calls[saved - 1][2]:g}", "hot")
    drawing.box(226, top + 32, 104, 44, f"{backward}. backward", "cold")
    drawing.arrow((108, top + 54), (134, top + 54), "hot")
    drawing.arrow((204, top + 54), (224, top + 54), "hot")
    drawing.text(170, top + 92, f"{saved}. setup_context", "small", "middle")
bottom = 66 + 2 * (HEIGHT + GAP) - GAP
drawing.arrow((LEFT, bottom - 34), (LEFT, bottom + 26))
drawing.text(LEFT, bottom + 38, f"{result.item():g}", "value", "middle")
drawing.arrow((RIGHT, bottom + 26), (RIGHT, bottom - 32))
drawing.text(RIGHT, bottom + 38, f"{calls[turns['backward'][1] - 1][1]:g}", "value", "middle")
print(drawing)
