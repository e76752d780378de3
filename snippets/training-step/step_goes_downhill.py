import torch


def after_step(lr, maximize=False):
    weight = torch.tensor([1.0], requires_grad=True)
    optimizer = torch.optim.SGD([weight], lr=lr, maximize=maximize)
    weight.square().sum().backward()
    optimizer.step()
    return weight.item()


weight = torch.tensor([1.0], requires_grad=True)
loss = weight.square().sum()
loss.backward()
print("after backward:", weight.item(), "with gradient", weight.grad.item())
for lr in (0.25, 1.5):
    with torch.no_grad():
        by_hand = (weight - lr * weight.grad).item()
    print(f"lr {lr}: by hand {by_hand}, SGD {after_step(lr)}", end=", ")
    print(f"loss {loss.item()} -> {by_hand**2}")
print("maximize=True:", after_step(0.25, maximize=True))
