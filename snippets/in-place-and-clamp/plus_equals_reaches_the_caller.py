# silently wrong: += writes into the tensor that the caller still holds
import torch


def shift_in_place(batch):
    batch -= batch.min()
    return batch


def shift(batch):
    return batch - batch.min()


for label, function in [("wrong", shift_in_place), ("right", shift)]:
    prices = torch.tensor([3.0, 5.0])
    shifted = function(prices)
    print(f"{label}: shifted {shifted.tolist()}, prices {prices.tolist()}")
