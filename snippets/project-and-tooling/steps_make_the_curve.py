# silently wrong: without a step every point lands on step 0
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from torch.utils.tensorboard import SummaryWriter

with SummaryWriter("runs/first") as writer:
    for step, loss in enumerate([1.0, 0.5, 0.25]):
        writer.add_scalar("without", loss)
        writer.add_scalar("with", loss, global_step=step)

events = EventAccumulator("runs/first").Reload()
for label, tag in [("wrong", "without"), ("right", "with")]:
    points = [(event.step, event.value) for event in events.Scalars(tag)]
    print(f"{label}: {points}")
