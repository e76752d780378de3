# device: cpu — these signs are LAPACK's; other libraries have their own
import torch

raw_positive = fixed_positive = same = 0
for seed in range(100):
    noise = torch.empty(3, 3).normal_(generator=torch.Generator().manual_seed(seed))
    q, r = torch.linalg.qr(noise)
    fixed = q * r.diagonal().sign()
    raw_positive += int(q[0, 0] > 0)
    fixed_positive += int(fixed[0, 0] > 0)

    weight = torch.empty(3, 3)
    generator = torch.Generator().manual_seed(seed)
    torch.nn.init.orthogonal_(weight, generator=generator)
    same += int(torch.allclose(weight, fixed, atol=1e-6))
print("raw q[0, 0] is sometimes positive:  ", raw_positive > 0)
print("fixed q[0, 0] is sometimes positive:", fixed_positive > 0)
print(f"fixed equals nn.init.orthogonal_:    {same} of 100")
