"""Two runs logged into one folder and into two, as their real event files give them back."""

import math

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from torch.utils.tensorboard import SummaryWriter

from retrospect.draw import Drawing

STEPS, LEFT, WIDTH, HEIGHT = 12, 34, 300, 90
RUNS = {
    "first": [0.25 + 0.7 * math.exp(-step / 3) for step in range(STEPS)],
    "second": [0.55 * math.exp(-step / 3) for step in range(STEPS)],
}


def log(folder, losses):
    with SummaryWriter(folder) as writer:
        for step, loss in enumerate(losses):
            writer.add_scalar("loss", loss, step)


def read(folder):
    return [(event.step, event.value) for event in EventAccumulator(folder).Reload().Scalars("loss")]


for name, losses in RUNS.items():
    log("together", losses)
    log(f"apart/{name}", losses)

drawing = Drawing(352, 288)
for top, label, folders in [
    (14, "both runs in runs/: one curve that jumps back", ["together"]),
    (154, "runs/first and runs/second: two curves", ["apart/first", "apart/second"]),
]:
    drawing.text(LEFT, top, label, "small")
    base = top + 20 + HEIGHT
    for value, height in [("1", base - HEIGHT), ("0", base)]:
        drawing.line((LEFT, height), (LEFT + WIDTH, height), "muted")
        drawing.text(LEFT - 8, height, value, "small", "end")
    for kind, folder in zip(["hot", "cold"], folders):
        drawing.curve([(LEFT + step * WIDTH / (STEPS - 1), base - HEIGHT * loss) for step, loss in read(folder)], kind)
for step in range(0, STEPS, 3):
    drawing.text(LEFT + step * WIDTH / (STEPS - 1), base + 16, str(step), "small", "middle")
print(drawing)
