import torch

lr, momentum, weight_decay = 0.1, 0.9, 0.01
weight = torch.tensor([2.0], requires_grad=True)
optimizer = torch.optim.SGD(
    [weight], lr=lr, momentum=momentum, weight_decay=weight_decay
)
by_hand, velocity = 2.0, 0.0
print("gradient  optimizer   by hand   weight - lr * grad")
for gradient in (1.0, 0.0, 0.0):
    plain = weight.item() - lr * gradient
    weight.grad = torch.tensor([gradient])
    optimizer.step()
    velocity = momentum * velocity + (gradient + weight_decay * by_hand)
    by_hand = by_hand - lr * velocity
    print(f"{gradient:<9} {weight.item():.6f}    {by_hand:.6f}  {plain:.6f}")
