# silently wrong: weight decay shrinks the entries whose gradient is masked
import torch

frozen = torch.tensor([True, False])


def train(put_back):
    weights = torch.ones(2, requires_grad=True)
    weights.register_hook(lambda gradient: gradient.masked_fill(frozen, 0.0))
    optimizer = torch.optim.AdamW([weights], lr=0.1, weight_decay=0.5)
    kept = weights.detach().clone()

    def restore(optimizer, args, kwargs):
        with torch.no_grad():
            weights[frozen] = kept[frozen]

    if put_back:
        optimizer.register_step_post_hook(restore)
    for _ in range(3):
        optimizer.zero_grad()
        weights.sum().backward()
        optimizer.step()
    return [round(value, 3) for value in weights.tolist()]


print("wrong:", train(put_back=False))
print("right:", train(put_back=True))
