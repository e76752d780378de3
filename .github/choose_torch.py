"""Set which torch a CI job installs, by its line in constraints.txt: oldest, pinned, newest or nightly."""

import re
import sys
from pathlib import Path

CONSTRAINTS, PROJECT = Path("constraints.txt"), Path("pyproject.toml")


def line(choice: str, pinned: str, supported: str) -> str:
    """The constraint for a choice; ``supported`` is the range that pyproject.toml states, such as ``>=2.11,<3``."""
    oldest = re.search(r">=([\d.]+)", supported)[1]
    return {
        "oldest": f"torch=={oldest}.*",
        "pinned": pinned,
        "newest": f"torch{supported}",
        "nightly": "torch>=0.dev0",  # a pre-release in a constraint is what makes pip look at nightly builds
    }[choice]


if __name__ == "__main__":
    text = CONSTRAINTS.read_text()
    pinned = re.search(r"^torch[=<>].*$", text, re.MULTILINE)[0]
    supported = re.search(r'"torch(>=[^"]+)"', PROJECT.read_text())[1]
    chosen = line(sys.argv[1], pinned, supported)
    CONSTRAINTS.write_text(text.replace(pinned, chosen))
    print(f"choose_torch: {chosen}")
