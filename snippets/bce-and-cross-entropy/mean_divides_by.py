import torch
import torch.nn.functional as F

logits = torch.tensor([[2.0, 0.0], [0.0, 1.0], [1.0, 0.0]])
labels = torch.tensor([0, 1, 1])
weight = torch.tensor([1.0, 5.0])


def report(name, loss, *inputs, **options):
    total = loss(*inputs, reduction="sum", **options)
    mean = loss(*inputs, **options)
    print(f"{name}: {total:.4f} / {total / mean:.1f} = {mean:.4f}")


report("cross entropy", F.cross_entropy, logits, labels)
report("with weight", F.cross_entropy, logits, labels, weight=weight)
ignored = torch.tensor([0, -100, 1])  # -100 is the default ignore_index
report("one target ignored", F.cross_entropy, logits, ignored)

binary = F.binary_cross_entropy_with_logits
each = weight[labels]
report("BCE with weight", binary, logits[:, 0], labels.float(), weight=each)

nothing = torch.full((3,), -100)
print("all targets ignored:", F.cross_entropy(logits, nothing).item())
