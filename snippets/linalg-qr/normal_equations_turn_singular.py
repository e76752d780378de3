# raises: _LinAlgError
import torch

tiny = 1e-4
features = torch.tensor([[1.0, 1.0], [tiny, 0.0], [0.0, tiny]])
target = features @ torch.tensor([[1.0], [2.0]])

q, r = torch.linalg.qr(features)
solution = torch.linalg.solve_triangular(r, q.mT @ target, upper=True)
print("qr:", [round(number, 2) for number in solution.flatten().tolist()])
print("features.mT @ features:", (features.mT @ features).tolist())
try:
    torch.linalg.solve(features.mT @ features, features.mT @ target)
except torch.linalg.LinAlgError as error:
    print("normal equations:", error)
