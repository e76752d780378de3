"""Which batches are delivered, in flight and not asked for, after each batch that a loop takes from two workers."""

from torch.utils.data import DataLoader, Dataset, get_worker_info

from retrospect.draw import Drawing

BATCHES, CELL = 8, 30


class Readers(Dataset):
    """Each item is the id of the worker that read it."""

    def __getitem__(self, index):
        return get_worker_info().id


def counting_sampler(asked: list):
    for index in range(BATCHES):
        asked.append(index)
        yield index


def main() -> None:
    asked, readers = [], []
    batches = iter(DataLoader(Readers(), sampler=counting_sampler(asked), num_workers=2, prefetch_factor=2))
    counts = [len(asked)]
    for batch in batches:
        readers.append(batch.item())
        counts.append(len(asked))

    left, top = 82, 40
    drawing = Drawing(340, 424)
    drawing.text(10, 24, "worker", "small")
    for batch, reader in enumerate(readers):
        drawing.text(left + batch * CELL + CELL / 2, 24, str(reader), "value", "middle")
    for taken, count in enumerate(counts):
        y = top + taken * (CELL + 6)
        drawing.text(10, y + CELL / 2, "iter(loader)" if taken == 0 else f"{taken} taken", "small")
        for batch in range(BATCHES):
            kind = "muted" if batch < taken else "hot" if batch < count else "cell"
            drawing.box(left + batch * CELL, y, CELL, CELL, str(batch) if kind != "muted" else "", kind)
    y = top + len(counts) * (CELL + 6) + 12
    for x, kind, text in ((10, "hot", "on its way"), (124, "muted", "delivered"), (232, "cell", "not asked for")):
        drawing.box(x, y, 16, 16, "", kind)
        drawing.text(x + 22, y + 8, text, "small")
    print(drawing)


if __name__ == "__main__":
    main()
