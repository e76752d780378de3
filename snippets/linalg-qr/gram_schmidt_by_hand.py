import torch

matrix = torch.tensor([[3.0, 1.0], [4.0, 2.0]])
directions, r = [], torch.zeros(2, 2)
for j, column in enumerate(matrix.unbind(dim=1)):
    rest = column.clone()
    for i, direction in enumerate(directions):
        r[i, j] = direction @ column  # its share along it
        rest -= r[i, j] * direction
    r[j, j] = rest.norm()
    directions.append(rest / rest.norm())
q = torch.stack(directions, dim=1)

print("q:", [[round(number, 3) for number in row] for row in q.tolist()])
print("r:", [[round(number, 3) for number in row] for row in r.tolist()])
torch_q, torch_r = torch.linalg.qr(matrix)
print("same up to signs:", torch.allclose(torch_q.abs(), q.abs(), atol=1e-5))
print("and r:", torch.allclose(torch_r.abs(), r.abs(), atol=1e-5))
