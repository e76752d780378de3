import torch
from torch import nn


@torch.inference_mode()
def accuracy(model, batches):
    was_training = model.training
    model.eval()
    correct = total = 0
    for images, labels in batches:
        correct += (model(images).argmax(dim=1) == labels).sum().item()
        total += len(labels)
    model.train(was_training)
    return correct / total


model = nn.Sequential(nn.Linear(2, 2, bias=False), nn.Dropout(0.5))
nn.init.eye_(model[0].weight)  # the larger input wins
images = torch.tensor([[2.0, 1.0], [1.0, 2.0], [3.0, 0.0], [5.0, 4.0]])
labels = torch.tensor([0, 1, 0, 1])
print("accuracy:", accuracy(model, [(images, labels)] * 50))
print("training again:", model.training, [module.training for module in model])
print("graph again:", model(images).requires_grad)
