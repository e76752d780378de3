# silently wrong: the textbook method loses the right angles to rounding
import torch


def gram_schmidt(matrix):
    directions = []
    for column in matrix.unbind(dim=1):
        rest = column - sum((d @ column) * d for d in directions)
        directions.append(rest / rest.norm())
    return torch.stack(directions, dim=1)


def worst_angle(q):
    cosines = (q.mT @ q).tril(-1).abs()
    return f"largest cosine between two columns {cosines.max().item():.2f}"


tiny = 1e-4
ones, steps = torch.ones(1, 3), tiny * torch.eye(3)
matrix = torch.cat([ones, steps])
print("wrong:", worst_angle(gram_schmidt(matrix)))
print("right:", worst_angle(torch.linalg.qr(matrix).Q))
