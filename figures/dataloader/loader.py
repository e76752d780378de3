"""What the explainer loader starts with: two workers and a loop on one timeline.

The workers are real. Instead of sleeping, every request and every batch carries the time of who sent it, in ms, and
who gets it is never earlier; so the drawing is the same on every machine.
"""

import torch
from torch.utils.data import DataLoader, Dataset, get_worker_info

from retrospect.draw import Drawing

ITEMS, READ, COLLATE, BATCH, WORKERS, STEP = 24, 20, 10, 4, 2, 30
BATCHES = ITEMS // BATCH


class Photos(Dataset):
    """Items that cost time on a worker's own clock."""

    def __init__(self):
        self.now = 0  # when the worker has read what it read
        self.ready = torch.zeros(
            BATCHES, dtype=torch.long, device="cpu"
        ).share_memory_()  # the loop reads when a batch was ready

    def __getitem__(self, told):
        index, asked = told
        if index % BATCH == 0:
            self.now = self.begun = max(self.now, asked)
        self.now += READ
        return index

    def collate(self, indices):
        photos = get_worker_info().dataset
        photos.now += COLLATE
        batch = indices[0] // BATCH
        photos.ready[batch] = photos.now
        return batch, get_worker_info().id, photos.begun, photos.now


class Loop:
    """The loop and its clock."""

    def __init__(self):
        self.now, self.taking, self.photos, self.bars = 0, None, Photos(), []

    def indices(self):
        """Each index with the time at which the loop asks for it: as soon as it takes another batch."""
        for index in range(ITEMS):
            ready = 0 if self.taking is None else int(self.photos.ready[self.taking])
            yield index, max(self.now, ready)

    def run(self):
        options = {"num_workers": WORKERS, "batch_size": BATCH, "collate_fn": self.photos.collate}
        batches = iter(DataLoader(self.photos, sampler=self.indices(), **options))
        self.taking = 0
        for batch, worker, begun, ready in batches:
            at = max(self.now, ready)
            self.bars.append((batch, worker, begun, ready, self.now, at, at + STEP))
            self.now, self.taking = at + STEP, self.taking + 1
        return self.bars


def main() -> None:
    left, lane, bar, scale = 62, 34, 24, 0.87
    drawing = Drawing(360, 196)
    bars = Loop().run()
    for row, name in enumerate(["loop", "worker 0", "worker 1"]):
        drawing.text(4, 10 + row * lane + bar / 2, name, "small")
    for batch, worker, begun, ready, before, at, _ in bars:
        low = 10 + (worker + 1) * lane
        drawing.box(left + begun * scale, low, (ready - begun) * scale, bar, f"load {batch}", "cold")
        if at > before:
            drawing.box(
                left + before * scale, 10, (at - before) * scale, bar, "wait" if at - before > 40 else "", "muted"
            )
        drawing.box(left + at * scale, 10, STEP * scale, bar, str(batch), "hot")
    end = bars[-1][-1]
    for time in range(0, end + 1, 100):
        drawing.line((left + time * scale, 108), (left + time * scale, 114))
        drawing.text(left + time * scale, 124, f"{time} ms" if not time else str(time), "small", "middle")
    for x, kind, text in ((4, "cold", "load a batch"), (118, "hot", "step"), (186, "muted", "the loop waits")):
        drawing.box(x, 144, 16, 16, "", kind)
        drawing.text(x + 22, 152, text, "small")
    waited = sum(at - before for *_, before, at, _ in bars)
    drawing.text(4, 182, f"The loop waits {waited} of {end} ms.", "label")
    print(drawing)


if __name__ == "__main__":
    main()
