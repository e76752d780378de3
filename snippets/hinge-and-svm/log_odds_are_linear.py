import torch
import torch.nn.functional as F


def show(label, numbers):
    print(f"{label:14} {[round(number, 2) for number in numbers.tolist()]}")


inputs = torch.tensor([-4.0, -1.0, 0.0, 1.0, 4.0])
labels = torch.tensor([0.0, 1.0, 0.0, 1.0, 1.0])
design = torch.stack([inputs, torch.ones(5)], 1)

solution = torch.linalg.lstsq(design, labels.unsqueeze(1)).solution
show("least squares", (design @ solution).squeeze(1))

weights = torch.zeros(2, requires_grad=True)
optimizer = torch.optim.SGD([weights], lr=0.5)
for _ in range(500):
    optimizer.zero_grad()
    F.binary_cross_entropy_with_logits(design @ weights, labels).backward()
    optimizer.step()
probabilities = torch.sigmoid(design @ weights.detach())
show("probabilities", probabilities)
show("their log-odds", torch.logit(probabilities))
show("a line", design @ weights.detach())
