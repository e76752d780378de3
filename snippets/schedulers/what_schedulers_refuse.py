# raises: TypeError, ValueError
import torch
from torch.optim.lr_scheduler import LambdaLR, OneCycleLR, StepLR


def one_step_too_many(optimizer):
    scheduler = OneCycleLR(optimizer, max_lr=1.0, total_steps=10)
    for _ in range(11):
        optimizer.step()
        scheduler.step()


def group_added_later(optimizer):
    scheduler = LambdaLR(optimizer, lambda epoch: 0.5**epoch)
    optimizer.add_param_group({"params": [torch.ones(1, requires_grad=True)]})
    optimizer.step()
    scheduler.step()


def asked_to_be_verbose(optimizer):
    StepLR(optimizer, step_size=1, verbose=True)


for attempt in [one_step_too_many, group_added_later, asked_to_be_verbose]:
    weight = torch.ones(1, requires_grad=True)
    try:
        attempt(torch.optim.SGD([weight], lr=1.0, momentum=0.9))
    except (TypeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
