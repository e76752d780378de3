"""The graph of Q = 3 * a**3 after Q[0].backward(): the nodes it ran, and what they had saved before and have now."""

import torch

from retrospect.draw import Drawing

LEFT, WIDTH, HEIGHT, GAP = 6, 144, 34, 44


def saved_tensors(node):
    """The tensors that a node saved, as lists, or 'freed'."""
    found = []
    for name in (name for name in dir(node) if name.startswith("_saved_")):
        try:
            value = getattr(node, name)
        except RuntimeError:
            value = "freed"
        if isinstance(value, torch.Tensor):
            value = value.tolist()
            found.append([round(number) for number in value] if isinstance(value, list) else value)
        elif value == "freed":
            found.append(value)
    return ", ".join(map(str, found)) or "nothing"


a = torch.tensor([2.0, 3.0], requires_grad=True)
Q = 3 * a**3
picks = [Q[0], Q[1]]
mul = picks[0].grad_fn.next_functions[0][0]
power = mul.next_functions[0][0]
leaf = power.next_functions[0][0]
ran = []
for node in (*(pick.grad_fn for pick in picks), mul, power, leaf):
    node.register_hook(lambda *_, node=node: ran.append(node))

before = {node: saved_tensors(node) for node in (mul, power)}
picks[0].backward()
after = {node: saved_tensors(node) for node in (mul, power)}

MIDDLE, RIGHT = LEFT + WIDTH / 2, LEFT + WIDTH + 16
drawing = Drawing(330, 350)
drawing.text(LEFT, 16, "Q[0].backward() walked the marked nodes")
TOP = 56
for index, pick in enumerate(picks):
    left = LEFT if index == 0 else RIGHT
    walked = pick.grad_fn in ran
    drawing.text(left + WIDTH / 2, TOP - 14, f"Q[{index}]", "value", "middle")
    drawing.box(left, TOP, WIDTH, HEIGHT, pick.grad_fn.name(), "hot" if walked else "cell")
    start = left + WIDTH / 2
    end = MIDDLE if index == 0 else LEFT + WIDTH - 10
    drawing.arrow((start, TOP + HEIGHT), (end, TOP + HEIGHT + GAP), "hot" if walked else "muted")
for step, node in enumerate((mul, power, leaf), 1):
    top = TOP + step * (HEIGHT + GAP)
    name = node.name().removeprefix("torch::autograd::")
    drawing.box(LEFT, top, WIDTH, HEIGHT, name, "hot" if node in ran else "cell")
    if node in before:
        drawing.text(RIGHT, top + 8, f"had saved: {before[node]}", "small")
        drawing.text(RIGHT, top + 26, f"now: {after[node]}", "small")
        drawing.arrow((MIDDLE, top + HEIGHT), (MIDDLE, top + HEIGHT + GAP), "hot")
drawing.text(RIGHT, TOP + 3 * (HEIGHT + GAP) + HEIGHT / 2, f"a.grad: {[round(g) for g in a.grad.tolist()]}", "small")
print(drawing)
