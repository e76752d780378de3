import torch

first, second = torch.tensor([0.5, 20.0]), torch.tensor([0.25, 3.0])
print(torch.allclose((first * second).log(), first.log() + second.log()))
print(torch.allclose((first / second).log(), first.log() - second.log()))

heads = torch.linspace(0.01, 0.99, 99)  # how likely may this coin fall on heads?
likelihood = heads**7 * (1 - heads) ** 3  # it did so 7 times in 10
log_likelihood = 7 * heads.log() + 3 * (1 - heads).log()
print(f"most likely, by product: {heads[likelihood.argmax()]:.2f}")
print(f"most likely, by logs:    {heads[log_likelihood.argmax()]:.2f}")

probabilities = torch.linspace(0.1, 0.9, 100)
by_batch = sum(batch.log().sum() for batch in probabilities.split(32))
print("sum over batches:", torch.allclose(by_batch, probabilities.log().sum()))
