import torch

torch.manual_seed(0)
for draw in (torch.rand, torch.randn):
    numbers = draw(1_000_000)
    mean, std = abs(numbers.mean().item()), numbers.std().item()
    negative = (numbers < 0).double().mean().item()
    beyond_one = (numbers.abs() > 1).any().item()
    print(f"{draw.__name__:6} mean {mean:.1f}, std {std:.1f},", end=" ")
    print(f"negative {negative:.0%}, beyond 1: {beyond_one}")
