# silently wrong: without keepdim the row sums are laid along the columns
import torch


def row_sums(shares):
    return [round(total, 3) for total in shares.sum(1).tolist()]


scores = torch.arange(1.0, 10.0).view(3, 3)
without = scores / scores.sum(1)
kept = scores / scores.sum(1, keepdim=True)
print("shapes:", tuple(without.shape), tuple(kept.shape))
print("wrong:", row_sums(without))
print("right:", row_sums(kept))

for shares in (without, kept):
    print("rows add up to 1:", torch.allclose(shares.sum(1), torch.ones(3)))
