import torch
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from torch.utils.tensorboard import SummaryWriter

with SummaryWriter("runs/first") as writer:
    for step, loss in enumerate([1.0, 0.5, 0.25]):
        writer.add_scalar("loss/train", torch.tensor(loss), step)
        writer.add_scalar("rate", 0.1, step)
    writer.add_histogram("weight", torch.arange(4.0), step)

events = EventAccumulator("runs/first", size_guidance={"scalars": 0}).Reload()
print("tags:", events.Tags()["scalars"], events.Tags()["histograms"])
loss = events.Scalars("loss/train")
print("loss:", [(event.step, event.value) for event in loss])
print("rate:", events.Scalars("rate")[0].value)
