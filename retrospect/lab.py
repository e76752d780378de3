"""Read a lab: its script in ``labs/``, and the notebook in which the script's outputs are recorded.

The script is in jupytext's percent format, which is readable in a diff; it is the source. The notebook is generated
from it by ``make record`` and holds the same cells with what they printed and drew. Nothing here runs a lab, and
nothing but the standard library and YAML is needed to read one.
"""

import ast
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from retrospect.page import Page, levels_left_out
from retrospect.problem import Problem

SVG = "image/svg+xml"
TEXT = "text/plain"

_MARKER = re.compile(r"# %%(?: \[(?P<kind>markdown)\])?(?: tags=(?P<tags>\[.*\]))? *")


@dataclass(frozen=True)
class Output:
    """One thing that a cell gave: what it printed (``stream``), its value (``execute_result``) or a figure."""

    type: str  # the output_type of the notebook format
    mime: str  # TEXT or SVG
    text: str


@dataclass(frozen=True)
class Cell:
    """One cell. ``line`` is where its text begins in the script; count and outputs are what the notebook recorded."""

    kind: str  # "code" or "markdown"
    source: str
    tags: tuple[str, ...] = ()
    line: int = 0
    count: int | None = None
    outputs: tuple[Output, ...] = ()

    @property
    def is_code(self) -> bool:
        return self.kind == "code"

    @property
    def is_timing(self) -> bool:
        """Whether its outputs are times: shown, and never compared."""
        return "timing" in self.tags

    @property
    def written(self) -> tuple:
        """What its author wrote, which the script and the notebook must have in common."""
        return self.kind, self.source, self.tags


@dataclass(frozen=True)
class Lab:
    """``labs/<name>.py`` and the notebook recorded from it. Reading either never fails; see ``problems_of``."""

    name: str
    script: Path
    notebook: Path

    @property
    def key(self) -> str:
        """The name under which receipts and test ids know it."""
        return f"labs/{self.name}"

    @cached_property
    def source(self) -> str:
        return self.script.read_text(encoding="utf-8")

    @cached_property
    def page(self) -> Page:
        """The script as a page, at the place of the notebook: line by line, with its code fenced."""
        return Page(self.notebook, "\n".join(_as_markdown(self.source)))

    @property
    def title(self) -> str:
        return next((heading.text for heading in self.page.headings if heading.level == 1), "")

    @property
    def description(self) -> str:
        header = self.page.meta.get("jupyter")
        return str((header if isinstance(header, dict) else {}).get("description") or "").strip()

    @cached_property
    def cells(self) -> list[Cell]:
        """The cells of the script."""
        return list(_cells(self.source))

    @cached_property
    def recorded(self) -> list[Cell] | None:
        """The cells of the notebook with their outputs, or None where there is no notebook that can be read."""
        try:
            return [_recorded_cell(cell) for cell in self._stored["cells"]]
        except (OSError, ValueError, KeyError, TypeError):
            return None

    @property
    def is_stale(self) -> bool:
        """Whether the notebook is not of this script: other cells, or another title or description."""
        if self.recorded is None or [cell.written for cell in self.recorded] != [cell.written for cell in self.cells]:
            return True
        metadata = self._stored.get("metadata", {})
        return (metadata.get("title"), metadata.get("description")) != (self.title, self.description)

    @property
    def ran_in_order(self) -> bool:
        """Whether the notebook is the script's, and its code cells ran once each, from the first to the last."""
        if self.is_stale:
            return False
        counts = [cell.count for cell in self.recorded if cell.is_code]
        return counts == list(range(1, len(counts) + 1))

    @cached_property
    def _stored(self) -> dict:
        return json.loads(self.notebook.read_text(encoding="utf-8"))

    def runs_on(self, device: str) -> bool:
        return True

    def hash(self, device: str = "cpu") -> str:
        """SHA-256 over what a receipt is bound to: the script and the notebook with its outputs."""
        recorded = self.notebook.read_text(encoding="utf-8") if self.notebook.exists() else ""
        return hashlib.sha256(f"lab\0{self.source}\0{recorded}".encode()).hexdigest()


def read_labs(scripts: Path, notebooks: Path) -> list[Lab]:
    """The labs of a folder by name, those included of which only the notebook is there."""
    names = {path.stem for path in [*scripts.glob("*.py"), *notebooks.glob("*.ipynb")]}
    return [Lab(name, scripts / f"{name}.py", notebooks / f"{name}.ipynb") for name in sorted(names)]


def paired(cells: Sequence[Cell], recorded: Sequence[Cell]) -> Iterator[Cell | None]:
    """For each cell the recorded one in which its author wrote the same, or None."""
    waiting: dict[tuple, list[Cell]] = {}
    for cell in recorded:
        waiting.setdefault(cell.written, []).append(cell)
    for cell in cells:
        same = waiting.get(cell.written)
        yield same.pop(0) if same else None


# --- reading ------------------------------------------------------------------------------------------------------


def _cells(source: str) -> Iterator[Cell]:
    lines = source.splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith("# %%")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        marker = _MARKER.fullmatch(lines[start])
        kind = (marker and marker["kind"]) or "code"
        first, last = start + 1, end
        while first < last and not lines[first].strip():
            first += 1
        while first < last and not lines[last - 1].strip():
            last -= 1
        text = lines[first:last] if kind == "code" else [_uncommented(line) for line in lines[first:last]]
        tags = json.loads(marker["tags"]) if marker and marker["tags"] else ()
        yield Cell(kind, "\n".join(text), tuple(tags), first + 1)


def _as_markdown(source: str) -> Iterator[str]:
    """A script as the lines of a page, one for each of its own: prose without its comment signs, code left out."""
    prose = True
    for line in source.splitlines():
        if line.startswith("# %%"):
            prose = line.startswith("# %% [markdown]")
            yield ""
        else:
            yield _uncommented(line) if prose else ""


def _uncommented(line: str) -> str:
    return re.sub(r"^# ?", "", line)


def _recorded_cell(cell: dict) -> Cell:
    outputs = tuple(_recorded_output(output) for output in cell.get("outputs", ()))
    tags = tuple(cell["metadata"].get("tags", ()))
    return Cell(cell["cell_type"], "".join(cell["source"]), tags, 0, cell.get("execution_count"), outputs)


def _recorded_output(output: dict) -> Output:
    data = output.get("data", {TEXT: output.get("text", "")})
    mime = SVG if SVG in data else TEXT
    return Output(output["output_type"], mime, "".join(data.get(mime, "")))


# --- what is wrong ------------------------------------------------------------------------------------------------


def problems_of(lab: Lab) -> Iterator[Problem]:
    """What is wrong with a lab by itself: its script, and whether its notebook was recorded from it."""
    record = f"run `make record SNIPPET={lab.key}`"
    if not lab.script.exists():
        yield Problem(lab.notebook, 1, "a notebook without its script", f"write {lab.key}.py, or delete it")
        return
    yield from _script_problems(lab)
    if not lab.notebook.exists():
        yield Problem(lab.script, 1, "a lab that was never recorded", record)
    elif lab.is_stale:
        yield Problem(lab.script, _first_change(lab), "edited since it was recorded", record)
    elif not lab.ran_in_order:
        yield Problem(lab.script, 1, "a notebook whose cells did not run once each, in order", record)
    else:
        for written, cell in zip(lab.cells, lab.recorded, strict=True):
            if any(output.mime == SVG and 'aria-label="' not in output.text for output in cell.outputs):
                yield Problem(lab.script, written.line, "a figure without alt text", "draw it with `show(figure, alt)`")


def _script_problems(lab: Lab) -> Iterator[Problem]:
    def problem(line: int, what: str, todo: str) -> Problem:
        return Problem(lab.script, line, what, todo)

    for number, line in enumerate(lab.source.splitlines(), 1):
        if line.startswith("# %%") and not _MARKER.fullmatch(line):
            todo = 'write `# %%`, `# %% [markdown]` or `# %% tags=["timing"]`'
            yield problem(number, "the beginning of a cell that cannot be read", todo)
    if not lab.description:
        yield problem(1, "a lab without description", "add `description:` below `jupyter:` in the header")
    tops = [heading for heading in lab.page.headings if heading.level == 1]
    if len(tops) != 1:
        line = tops[1].line if tops else 1
        yield problem(line, f"{len(tops)} headings of the first level", "a lab has one `# Title`, in its first cell")
    for heading, what in levels_left_out(lab.page.headings, 1):
        yield problem(heading.line, what, "leave out no level")
    for heading in lab.page.headings:
        if heading.id:
            yield problem(
                heading.line, "a heading with an id, which Jupyter shows", "leave it out: it follows the words"
            )
    for cell in lab.cells:
        if set(cell.tags) - {"timing"}:
            yield problem(cell.line - 1, f"unknown tags {list(cell.tags)}", 'the one tag is `tags=["timing"]`')
        if cell.is_code:
            yield from _code_problems(cell, problem)


def _code_problems(cell: Cell, problem) -> Iterator[Problem]:
    try:
        tree = ast.parse(cell.source)
    except SyntaxError as error:
        yield problem(cell.line + (error.lineno or 1) - 1, f"not valid Python: {error.msg}", "mend the syntax")
        return
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        if any(name.partition(".")[0] == "retrospect" for name in names):
            todo = "write it into the lab: readers run it without this repository"
            yield problem(cell.line + node.lineno - 1, "a lab that imports retrospect", todo)


def _first_change(lab: Lab) -> int:
    """The line of the first cell that is not as it was recorded."""
    recorded = lab.recorded or []
    for number, cell in enumerate(lab.cells):
        if number >= len(recorded) or cell.written != recorded[number].written:
            return cell.line
    return 1
