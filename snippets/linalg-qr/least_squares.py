import torch

hours = torch.tensor([0.0, 1.0, 2.0, 3.0])
measured = torch.tensor([[1.0], [3.0], [4.0], [8.0]])
features = torch.stack([torch.ones(4), hours], dim=1)

q, r = torch.linalg.qr(features)
solution = torch.linalg.solve_triangular(r, q.mT @ measured, upper=True)
start, slope = solution.flatten().tolist()
print(f"start {start:.3f}, slope {slope:.3f}")
expected = torch.linalg.lstsq(features, measured).solution
print("same as lstsq:", torch.allclose(solution, expected, atol=1e-5))
