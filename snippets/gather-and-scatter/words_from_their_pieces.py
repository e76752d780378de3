import torch

pieces = torch.arange(16.0).view(2, 4, 2)  # (sentence, piece, feature)
word_of = torch.tensor([[0, 0, 1, 2], [0, 1, 1, 1]])  # pieces share a word
index = word_of.unsqueeze(-1).expand_as(pieces)

words = torch.zeros(2, 3, 2)
sums = words.scatter_add(1, index, pieces)
means = words.scatter_reduce(1, index, pieces, "mean", include_self=False)
print("sums: ", sums.tolist())
print("means:", means.tolist())
print("sentence 1, word 1, by hand:", pieces[1, 1:4].mean(0).tolist())
print("each piece gets its word:", means.gather(1, index)[1].tolist())
