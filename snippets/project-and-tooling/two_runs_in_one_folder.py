# silently wrong: a folder is a run, and a second writer adds to it
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from torch.utils.tensorboard import SummaryWriter


def log(folder, losses):
    with SummaryWriter(folder) as writer:
        for step, loss in enumerate(losses):
            writer.add_scalar("loss", loss, step)


def read(folder):
    events = EventAccumulator(folder).Reload().Scalars("loss")
    return [(event.step, event.value) for event in events]


first, second = [1.0, 0.5, 0.25], [4.0, 2.0, 1.0]
log("runs", first)
log("runs", second)
print("wrong:", read("runs"))
log("apart/first", first)
log("apart/second", second)
print("right:", read("apart/first"), read("apart/second"))
