import itertools

import torch

values = torch.arange(24).view(2, 3, 4)
index = torch.tensor([[[1, 1], [0, 1]], [[0, 0], [0, 1]]])  # duplicates included
places = list(itertools.product(range(2), repeat=3))


def replaced(place, dim):
    """The place with one coordinate taken from the index."""
    return (*place[:dim], index[place].item(), *place[dim + 1 :])


for dim in range(values.dim()):
    picked = values.gather(dim, index)
    agree = [picked[place] == values[replaced(place, dim)] for place in places]
    sums = torch.zeros_like(values).scatter_add_(dim, index, picked)
    by_hand = torch.zeros_like(values)
    for place in places:
        by_hand[replaced(place, dim)] += picked[place]
    print(f"dim {dim}: picked[0] is {picked[0].tolist()},", end=" ")
    print(f"{sum(agree)} of {len(agree)} by formula,", end=" ")
    print("sums", torch.equal(sums, by_hand))
