import torch


def positive_qr(matrix):
    q, r = torch.linalg.qr(matrix)
    signs = torch.where(r.diagonal(dim1=-2, dim2=-1) < 0, -1, 1)
    return q * signs.unsqueeze(-2), r * signs.unsqueeze(-1)


matrix = torch.tensor([[3.0, 1.0], [4.0, 2.0]], dtype=torch.float64)
q, r = torch.linalg.qr(matrix)
signs = torch.tensor([-1, 1])
other_q, other_r = q * signs, r * signs.unsqueeze(1)
print("another factorisation:", torch.allclose(other_q @ other_r, matrix))
print("with the same q:", torch.allclose(other_q, q))

fixed, again = positive_qr(matrix), positive_qr(other_q @ other_r)
print("the same q when positive:", torch.allclose(fixed[0], again[0]))
print("r:", [[round(number, 6) for number in row] for row in fixed[1].tolist()])
factor = torch.linalg.cholesky(matrix.mT @ matrix, upper=True)
print("r is the Cholesky factor:", torch.allclose(fixed[1], factor))
