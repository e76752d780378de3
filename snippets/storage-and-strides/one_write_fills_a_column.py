# silently wrong: all rows of an expanded tensor are one row in memory
import torch

start = torch.zeros(1, 3)
expanded, repeated = start.expand(2, 3), start.repeat(2, 1)
for scores in (expanded, repeated):
    scores[0, 0] = 5.0

print("wrong:", expanded.tolist(), "stride", expanded.stride())
print("right:", repeated.tolist(), "stride", repeated.stride())
