# silently wrong: building a scheduler sets the rate again, over the one just loaded
import torch
from torch.optim.lr_scheduler import LinearLR


def resume(order, saved):
    optimizer = torch.optim.SGD([torch.ones(1, requires_grad=True)], lr=1.0)
    for action in order:
        if action == "build":
            scheduler = LinearLR(optimizer, start_factor=0.1, total_iters=3)
        else:
            optimizer.load_state_dict(saved["optimizer"])
    if saved:
        scheduler.load_state_dict(saved["scheduler"])
    rates = []
    for _ in range(4):
        rates.append(round(optimizer.param_groups[0]["lr"], 3))
        optimizer.step()
        scheduler.step()
    parts = {"optimizer": optimizer, "scheduler": scheduler}
    return rates, {name: part.state_dict() for name, part in parts.items()}


rates, saved = resume(["build"], saved=None)
print("before the break:", rates)
print("wrong:", resume(["load", "build"], saved)[0])
print("right:", resume(["build", "load"], saved)[0])
print("optimizer not loaded:", resume(["build"], saved)[0])
