import torch

a = torch.tensor([2.0, 3.0], requires_grad=True)
b = torch.tensor([6.0, 4.0], requires_grad=True)


def ones(Q):
    Q.backward(gradient=torch.ones_like(Q))


def sum_first(Q):
    Q.sum().backward()


def one_by_one(Q):
    Q[0].backward(retain_graph=True)
    Q[1].backward()


for differentiate in (ones, sum_first, one_by_one):
    a.grad = b.grad = None
    differentiate(3 * a**3 - b**2)
    print(f"{differentiate.__name__:11}", a.grad.tolist(), b.grad.tolist())
