import torch
from torch import nn

model = nn.Sequential(nn.Linear(1, 1))
nn.init.ones_(model.get_parameter("0.weight"))
nn.init.ones_(model.get_parameter("0.bias"))

inputs = torch.tensor([[3.0]])
others = {name: 10 * value for name, value in model.named_parameters()}
print("others:", torch.func.functional_call(model, others, inputs).item())
print("own:   ", model(inputs).item())
