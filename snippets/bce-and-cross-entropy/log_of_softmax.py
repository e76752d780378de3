# silently wrong: exp overflows or rounds to zero before log sees it
import torch

logits = torch.tensor([200.0, 200.0, 0.0])
quotient = logits.exp() / logits.exp().sum()
print("by hand:", quotient, "because exp gives", logits.exp())
print("wrong:", logits.softmax(0).log(), "from softmax, then log")
print("right:", logits.log_softmax(0), "from log_softmax")

largest = logits.max()
shifted = largest + (logits - largest).exp().sum().log()
print(f"log-sum-exp, unshifted: {logits.exp().sum().log():.3f}")
print(f"log-sum-exp, shifted:   {shifted:.3f}")
print(f"torch.logsumexp:        {torch.logsumexp(logits, dim=0):.3f}")
