import torch
from torch.distributions import Normal

probabilities = torch.full((1000,), 0.1)
for count in (30, 46, 1000):
    factors = probabilities[:count]
    product, log_sum = factors.prod(), factors.log().sum()
    print(f"{count:4} factors: product {product:.1e}, sum of logs {log_sum:.1f}")

probability = torch.tensor(0.1, requires_grad=True)
repeated = probability.expand(60)
for label, result in [
    ("prod", repeated.prod()),
    ("prod().log()", repeated.prod().log()),
    ("log().sum()", repeated.log().sum()),
]:
    (gradient,) = torch.autograd.grad(result, probability)
    print(f"gradient of {label}: {gradient:.0f}")

log_densities = Normal(0.0, 0.01).log_prob(torch.zeros(200))
print(f"one density: {log_densities[0].exp():.1f}")
product, log_sum = log_densities.exp().prod(), log_densities.sum()
print(f"200 densities: product {product}, sum of logs {log_sum:.1f}")
