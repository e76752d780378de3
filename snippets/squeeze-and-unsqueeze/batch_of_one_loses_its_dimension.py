# silently wrong: squeeze() drops the batch dimension too when it holds one sample
import torch

nine_scores = torch.arange(27.0).view(9, 3, 1, 1)  # as global pooling leaves them
batches = nine_scores.split(4)
bare = [tuple(batch.squeeze().shape) for batch in batches]
named = [tuple(batch.squeeze((2, 3)).shape) for batch in batches]
print("wrong:", bare)
print("right:", named)
