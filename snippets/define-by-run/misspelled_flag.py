# silently wrong: Python lets any name be assigned, so the flag stays off
import torch


def slope(weight):
    scale = torch.tensor(1.0, requires_grad=True)
    (scale * weight**2).backward()
    return weight.grad


misspelled = torch.tensor(3.0)
misspelled.required_grad = True
spelled = torch.tensor(3.0)
spelled.requires_grad = True
print(f"wrong: requires_grad {misspelled.requires_grad}, grad {slope(misspelled)}")
print(f"right: requires_grad {spelled.requires_grad}, grad {slope(spelled)}")
