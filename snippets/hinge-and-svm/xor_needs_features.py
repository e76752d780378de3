import torch

points = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
labels = torch.tensor([-1.0, 1.0, 1.0, -1.0])

steps = torch.linspace(-2, 2, 21)
lines = torch.cartesian_prod(steps, steps, steps)  # two weights and a bias
scores = points @ lines[:, :2].T + lines[:, 2]
accuracy = (scores.sign() == labels.unsqueeze(1)).float().mean(0)
print(f"best of {len(lines)} lines: {accuracy.max().item()}")

features = torch.exp(-2 * torch.cdist(points, points).square())  # an RBF kernel
weights = torch.zeros(4, requires_grad=True)
optimizer = torch.optim.SGD([weights], lr=0.5, weight_decay=0.01)
for _ in range(100):
    optimizer.zero_grad()
    torch.relu(1 - labels * (features @ weights)).mean().backward()
    optimizer.step()
accuracy = ((features @ weights).sign() == labels).float().mean()
print(f"hinge on RBF features: {accuracy.item()}")
