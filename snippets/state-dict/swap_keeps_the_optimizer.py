import torch
from torch import nn


def still_trained():
    """Does an optimizer that is older than the load hold the weights?"""
    layer = nn.Linear(1, 1)
    optimizer = torch.optim.SGD(layer.parameters(), lr=0.1)
    layer.load_state_dict(nn.Linear(1, 1).state_dict(), assign=True)
    return optimizer.param_groups[0]["params"][0] is layer.weight


print("replaced:", still_trained())
torch.__future__.set_swap_module_params_on_conversion(True)
print("swapped: ", still_trained())

first, second = torch.zeros(2), torch.ones(3)
torch.utils.swap_tensors(first, second)
print("swap_tensors:", first.tolist(), second.tolist())
