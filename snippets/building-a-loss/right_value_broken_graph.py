# device: cpu — its message names the device
# raises: RuntimeError
import torch
import torch.nn.functional as F


def losses(logits):
    return -logits.log_softmax(1).gather(1, labels.unsqueeze(1)).squeeze(1)


def edited_in_place(logits):
    scores = logits.exp()
    chosen = -(scores / scores.sum(1, keepdim=True)).log()
    scores.zero_()  # to save memory, but backward needs these numbers
    return chosen.gather(1, labels.unsqueeze(1)).mean()


logits, labels = torch.zeros(2, 4, requires_grad=True), torch.tensor([0, 3])
for label, loss in [
    ("wrapped again", torch.tensor(losses(logits).mean().item())),
    ("detached", losses(logits.detach()).mean()),
    ("no scalar", losses(logits)),
    ("edited in place", edited_in_place(logits)),
    ("sound", losses(logits).mean()),
]:
    passed = torch.allclose(loss.mean(), F.cross_entropy(logits, labels))
    try:
        loss.backward()
        print(f"{label}: value test {passed}, gradient {logits.grad.tolist()}")
    except RuntimeError as error:
        print(f"{label}: value test {passed}, {error}")
