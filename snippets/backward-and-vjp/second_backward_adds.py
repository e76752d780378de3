# silently wrong: backward adds to .grad in place, so both names see the sum
import torch

weight = torch.tensor(3.0, requires_grad=True)
loss1, loss2 = weight**2, 10 * weight
loss1.backward()
of_loss1 = weight.grad
loss2.backward()
of_loss2 = weight.grad
print(f"wrong: loss1 {of_loss1.item()}, loss2 {of_loss2.item()}")

of_loss1 = torch.autograd.grad(weight**2, weight)[0]
of_loss2 = torch.autograd.grad(10 * weight, weight)[0]
print(f"right: loss1 {of_loss1.item()}, loss2 {of_loss2.item()}")
