"""Write and read receipts: the proof that a snippet ran, on which torch and device, and when."""

import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from retrospect.snippet import Snippet

DEVICES = ("cpu", "cuda")


@dataclass(frozen=True)
class Receipt:
    """One run of one snippet on one device.

    ``hash`` binds it to the snippet's source and recording (``Snippet.hash``); ``raised`` holds the errors that a
    *raises* snippet met, the first line of each verbatim and the further lines that it printed; ``apis`` the names of
    torch's APIs that it called; ``date`` is an ISO day.
    """

    hash: str
    torch: str
    device: str
    date: str
    raised: tuple[str, ...] = ()
    apis: tuple[str, ...] = ()

    def covers(self, snippet: Snippet, device: str) -> bool:
        """Whether it still proves anything: not after the snippet or its recording was edited."""
        return self.hash == snippet.hash(device)


def path_of(root: Path, device: str) -> Path:
    """The file that holds the receipts of a device."""
    return root / "receipts" / f"{device}.json"


def read(root: Path, device: str) -> dict[str, Receipt]:
    """The receipts of a device by snippet key; none where it never ran anything."""
    path = path_of(root, device)
    return _read(path, path.stat().st_mtime_ns) if path.exists() else {}


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int) -> dict[str, Receipt]:
    stored = json.loads(path.read_text(encoding="utf-8"))
    lists = ("raised", "apis")
    return {
        key: Receipt(**{name: tuple(part) if name in lists else part for name, part in value.items()})
        for key, value in stored.items()
    }


def write(root: Path, device: str, receipts: dict[str, Receipt]) -> None:
    """Store all receipts of a device, in the order of their keys."""
    stored = {key: {k: v for k, v in asdict(receipts[key]).items() if v} for key in sorted(receipts)}
    path = path_of(root, device)
    path.parent.mkdir(exist_ok=True)
    new = path.with_suffix(".new")  # replaced in one step: a build that reads meanwhile sees the old or the new
    new.write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    new.replace(path)


def valid(root: Path, snippet: Snippet, device: str) -> Receipt | None:
    """The receipt of a snippet on a device, or None where it has none that still covers it."""
    receipt = read(root, device).get(snippet.key)
    return receipt if receipt and receipt.covers(snippet, device) else None
