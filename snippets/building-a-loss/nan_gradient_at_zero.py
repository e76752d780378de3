# silently wrong: log(0) turns the gradient into nan, even where its value is unused
import torch


def safe_first(target, probability):
    safe = torch.where(target > 0, probability, 1.0)
    return target * safe.log()


target = torch.tensor([0.0, 1.0])
for label, term in [
    ("product", lambda y, p: y * p.log()),
    ("xlogy", torch.xlogy),
    ("wrong", lambda y, p: torch.where(y > 0, y * p.log(), 0.0)),
    ("right", safe_first),
]:
    probability = torch.tensor([0.0, 1.0], requires_grad=True)
    loss = term(target, probability).sum()
    loss.backward()
    value, gradient = loss.abs().item(), probability.grad.tolist()
    print(f"{label}: value {value}, gradient {gradient}")
