# raises: IndentationError, TypeError
import torch
from torch import nn

printed = """for epoch in epoches:
optimizer.zero_grad()
outputs = model(inputs)
loss = criterion(outputs, labels)
print(loss)
loss.backward()
optimizer.step()"""
indented = printed.replace("\n", "\n    ")

model, criterion = nn.Linear(1, 1, bias=False), nn.MSELoss()
nn.init.zeros_(model.weight)
optimizer = torch.optim.SGD(model.parameters(), lr=0.25)
inputs = labels = torch.ones(2, 1)
for source, epoches in [(printed, range(2)), (indented, 2), (indented, range(2))]:
    try:
        exec(source)
    except (IndentationError, TypeError) as error:
        print(error)
