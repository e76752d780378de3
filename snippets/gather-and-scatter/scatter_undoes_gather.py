import torch

tokens = torch.tensor([[10, 11, 12, 13], [20, 21, 22, 23]])
order = torch.tensor([[2, 0, 3, 1], [3, 2, 1, 0]])  # a permutation for each row

shuffled = tokens.gather(1, order)
restored = torch.zeros_like(tokens).scatter_(1, order, shuffled)
print("shuffled:", shuffled.tolist())
print("restored:", restored.tolist())
print("by the inverse order:", shuffled.gather(1, order.argsort(1)).tolist())
