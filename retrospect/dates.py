"""When files last changed, as git tells."""

import subprocess
from functools import lru_cache
from pathlib import Path


@lru_cache
def last_changed(root: Path) -> dict[Path, str]:
    """The ISO day of the last commit of each file below ``root``; empty without git or with a cut history."""

    def git(*arguments: str) -> str:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True)
        return done.stdout if done.returncode == 0 else ""

    try:
        top, cut = git("rev-parse", "--show-toplevel").strip(), git("rev-parse", "--is-shallow-repository").strip()
    except FileNotFoundError:
        return {}
    if not top or cut == "true":
        return {}
    dates: dict[Path, str] = {}
    day = ""
    for line in git("log", "--format=%x00%cs", "--name-only", "--", ".").splitlines():
        if line.startswith("\0"):
            day = line[1:]
        elif line:
            dates.setdefault(Path(top, line), day)
    return dates
