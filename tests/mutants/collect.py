"""Find the mutants, and tell what a snippet makes of one."""

import runpy
import sys
from dataclasses import dataclass
from pathlib import Path

from retrospect.run import Runner
from retrospect.snippet import Snippet

HERE = Path(__file__).parent
TRACEBACK = "Traceback (most recent call last):"
TOOLS = {"mutant.py", "collect.py", "__main__.py"}


@dataclass(frozen=True)
class Mutant:
    """One function of a page's file; ``kills`` are names of snippets of that page."""

    page: str
    name: str
    path: Path
    kills: tuple[str, ...]

    @property
    def id(self) -> str:
        return f"{self.page}/{self.name}"


def collect() -> list[Mutant]:
    """Every marked function, in the order of the files and of their lines."""
    if str(HERE) not in sys.path:
        sys.path.append(str(HERE))
    found = []
    for path in sorted(HERE.glob("*.py")):
        if path.name not in TOOLS:
            functions = [value for value in runpy.run_path(str(path)).values() if hasattr(value, "kills")]
            page = path.stem.replace("_", "-")
            found += [Mutant(page, function.__name__, path, function.kills) for function in functions]
    return found


MUTANTS = collect()


def verdict(snippet: Snippet, mutant: Mutant, runner: Runner) -> str:
    """``killed`` where the recording changes, ``crashed`` where the run fails, else ``survived``."""
    if not snippet.runs_on(runner.device):
        return "survived"
    outcome = runner.run(snippet, before=f"{mutant.path}::{mutant.name}")
    recorded = snippet.recording(runner.device)
    if outcome.failure or outcome.output.count(TRACEBACK) > recorded.count(
        TRACEBACK
    ):  # a session goes on after a crash
        return "crashed"
    return "survived" if outcome.output == recorded else "killed"
