import torch

matrix = torch.tensor([[1.0, 2.0, 0.0], [2.0, 4.0, 1.0], [3.0, 6.0, 0.0]])
q, r = torch.linalg.qr(matrix)
nearly_zero = r.diagonal().abs() < 1e-5
right_angles = torch.allclose(q.mT @ q, torch.eye(3), atol=1e-5)
print("nearly zero on the diagonal of r:", nearly_zero.tolist())
print("q still has right angles:", right_angles)
print("rank:", torch.linalg.matrix_rank(matrix).item())

zero_column = torch.tensor([[1.0, 0.0], [0.0, 0.0]], requires_grad=True)
torch.linalg.qr(zero_column).R.sum().backward()
print("gradient finite:", bool(zero_column.grad.isfinite().all()))
