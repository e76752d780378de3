import torch

points = torch.tensor([[1.0, 1.0], [2.0, 2.0], [-1.0, -1.0], [-3.0, 0.0]])
labels = torch.tensor([1.0, 1.0, -1.0, -1.0])
for scale in (1.0, 3.0):
    weight, bias = torch.tensor([0.5, 0.5]) * scale, 0.0
    functional = (labels * (points @ weight + bias)).min()
    geometric = functional / weight.norm()
    print(f"scale {scale}: functional {functional:.1f}, geometric {geometric:.2f}")

weight = torch.tensor([0.5, 0.5])  # scaled so that the nearest points score 1
norm = weight.norm()
print(f"1 / norm: {1 / norm:.2f}, from side to side: {2 / norm:.2f}")
