# slow: what two losses share is walked once for each of them
import torch

weight = torch.tensor([1.0, 2.0], requires_grad=True)


def in_turn(loss1, loss2):
    loss1.backward(retain_graph=True)
    loss2.backward()


def summed(loss1, loss2):
    (loss1 + loss2).backward()


results = []
for label, backward in [("slow", in_turn), ("fast", summed)]:
    weight.grad, walks = None, []
    trunk = (weight**2).exp()
    trunk.register_hook(walks.append)
    backward(trunk[0] * 3, trunk.sum() / 2)
    results.append(weight.grad)
    print(f"{label}: {len(walks)} gradients pass through the trunk")
print("same gradients:", torch.allclose(*results))
