"""Which items two workers deliver from one stream: without shares, and with them."""

from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from retrospect.draw import Drawing

SIDE = 36


class Lines(IterableDataset):
    """Says with each item which worker read it."""

    def __init__(self, shared: bool):
        self.shared = shared

    def __iter__(self):
        worker = get_worker_info()
        for item in range(worker.id, 6, worker.num_workers) if self.shared else range(6):
            yield worker.id, item


def main() -> None:
    drawing = Drawing(340, 284)
    titles = {False: "every worker reads the stream", True: "every worker takes its share"}
    for panel, (shared, title) in enumerate(titles.items()):
        got = sorted(DataLoader(Lines(shared), batch_size=None, num_workers=2))
        top = 16 + panel * 150
        drawing.text(10, top, f"{title}: {len(got)} items")
        for worker in (0, 1):
            y = top + 18 + worker * (SIDE + 10)
            drawing.text(10, y + SIDE / 2, f"worker {worker}", "small")
            mine = [item for reader, item in got if reader == worker]
            for item in range(6):
                x = 80 + item * (SIDE + 4)
                if item in mine:
                    again = any(item == other for reader, other in got if reader < worker)
                    drawing.box(x, y, SIDE, SIDE, str(item), "hot" if again else "cell")
                else:
                    drawing.box(x, y, SIDE, SIDE, "", "muted")
    print(drawing)


if __name__ == "__main__":
    main()
