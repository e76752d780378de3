"""One line for whoever has to mend something: where, what is wrong, what to do."""

from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """A defect in what an author wrote.

    ``str(problem)`` is the line that every command prints: ``file:line: what; what to do``.
    """

    path: Path
    line: int
    what: str
    todo: str

    def at(self, root: Path) -> "Problem":
        """The same with its path relative to a folder."""
        return replace(self, path=self.path.relative_to(root)) if self.path.is_relative_to(root) else self

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}; {self.todo}"


class ProblemFound(Exception):
    """Work that cannot go on for what an author wrote; ``problem`` says it."""

    def __init__(self, problem: Problem):
        super().__init__(str(problem))
        self.problem = problem
