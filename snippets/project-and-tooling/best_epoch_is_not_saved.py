# silently wrong: whether an epoch is the best is asked only where one is saved
import torch

validation = {1: 0.9, 2: 0.8, 3: 0.4, 4: 0.6, 5: 0.5, 6: 0.7}
for label, every in [("wrong", 2), ("right", 1)]:
    best = float("inf")
    for epoch, loss in validation.items():
        improved, best = loss < best, min(loss, best)
        checkpoint = {"epoch": epoch, "loss": loss}  # and the state dicts
        if epoch % 2 == 0:
            torch.save(checkpoint, "last.pt")
        if improved and epoch % every == 0:
            torch.save(checkpoint, "best.pt")
    kept = torch.load("best.pt")
    print(f"{label}: best.pt holds {kept}, the best loss was {best}")
