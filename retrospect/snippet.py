"""Read a snippet: its kind, what it needs, its text and its recording."""

import ast
import doctest
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from retrospect.problem import Problem

MARKS = ("raises", "silently wrong", "slow")
LONGEST = 32  # lines, header and blank lines included: about 25 lines of code
WIDEST = 88  # columns: what a page shows without a scroll bar on a laptop

_HEADER = re.compile(r"(?:>>> )?# (?P<key>[a-z][a-z ]*): (?P<value>\S.*)")
_REGION = re.compile(r"\s*# region: (?P<name>[\w-]+)\s*")
_END_REGION = re.compile(r"\s*# endregion\s*")


@dataclass(frozen=True)
class Snippet:
    """One self-contained piece of torch code, or the program that draws a figure.

    ``id`` is ``<page>/<name>``; ``kind`` is ``program`` (``name.py``), ``session`` (``name.pycon``) or
    ``figure`` (``name.py`` under ``figures/``, which prints an SVG).
    """

    id: str
    path: Path
    kind: str

    @cached_property
    def source(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def page(self) -> str:
        return self.id.partition("/")[0]

    @property
    def name(self) -> str:
        return self.id.partition("/")[2]

    @property
    def key(self) -> str:
        """The name under which receipts and test ids know it."""
        return f"figures/{self.id}" if self.kind == "figure" else self.id

    @cached_property
    def headers(self) -> dict[str, str]:
        """``# key: value`` comments that open the snippet: ``device`` and the marks."""
        headers = {}
        for line in self.source.splitlines():
            match = _HEADER.fullmatch(line)
            if not match:
                break
            headers[match["key"]] = match["value"].strip()
        return headers

    @property
    def device(self) -> str | None:
        """The only device that it can run on, or None."""
        return self.headers["device"].split(" ", 1)[0] if "device" in self.headers else None

    @property
    def device_reason(self) -> str:
        """Why it runs on one device only, as the author says it."""
        return self.headers.get("device", "").partition("—")[2].strip()

    def runs_on(self, device: str) -> bool:
        if self.kind == "figure":
            return device == "cpu"
        return self.device in (None, device)

    @property
    def mark(self) -> str | None:
        """Why nobody should copy it unread: ``raises``, ``silently wrong``, ``slow`` or None."""
        return next((mark for mark in MARKS if mark in self.headers), None)

    @property
    def declared_errors(self) -> list[str]:
        """The exception types that a *raises* snippet names."""
        return [name.strip() for name in self.headers.get("raises", "").split("—")[0].split(",") if name.strip()]

    # --- text -------------------------------------------------------------------------------------------------

    @cached_property
    def text(self) -> str:
        """What a reader gets: the source without region markers."""
        lines = self.source.splitlines()
        return (
            "\n".join(line for line in lines if not _REGION.fullmatch(line) and not _END_REGION.fullmatch(line)) + "\n"
        )

    @cached_property
    def code(self) -> str:
        """What the copy button gives: the text, or the statements of a session without prompts and results."""
        if self.kind != "session":
            return self.text
        return "".join(example.source for example in self.examples)

    @cached_property
    def examples(self) -> list[doctest.Example]:
        """The statements of a session with the results written below them.

        Raises ValueError where a prompt has no space behind it or the indentation is inconsistent.
        """
        return doctest.DocTestParser().get_examples(self.source, str(self.path))

    def section(self, name: str) -> str | None:
        """The lines between ``# region: name`` and ``# endregion``, dedented by the marker's indent, or None."""
        inside, found = [], False
        for line in self.source.splitlines():
            match = _REGION.fullmatch(line)
            if match and match["name"] == name:
                found, indent = True, len(line) - len(line.lstrip())
            elif found and _END_REGION.fullmatch(line):
                return "\n".join(text[indent:] for text in inside) + "\n"
            elif found and not match:
                inside.append(line)
        return None

    def lines(self, first: int, last: int) -> str | None:
        """Lines ``first`` to ``last`` of the text, counted from 1, or None where the text has no such lines."""
        lines = self.text.splitlines()
        if not 1 <= first <= last <= len(lines):
            return None
        return "\n".join(lines[first - 1 : last]) + "\n"

    # --- recording ----------------------------------------------------------------------------------------------

    def recording_path(self, device: str = "cpu") -> Path:
        """Where what it printed is stored; a device has a file of its own only where it rightly prints otherwise."""
        if self.kind == "session":
            return self.path
        if self.kind == "figure":
            return self.path.with_suffix(".svg")
        own = self.path.with_suffix(f".{device}.out")
        return own if device != "cpu" and own.exists() else self.path.with_suffix(".out")

    def recording(self, device: str = "cpu") -> str | None:
        path = self.recording_path(device)
        return path.read_text(encoding="utf-8") if path.exists() else None

    def hash(self, device: str = "cpu") -> str:
        """SHA-256 over what a receipt is bound to: the source and the output recorded for the device."""
        bound = f"{self.kind}\0{self.source}\0{self.recording(device) or ''}"
        return hashlib.sha256(bound.encode()).hexdigest()


def read_folder(folder: Path, kinds: dict[str, str]) -> dict[str, Snippet]:
    """The snippets under ``folder/<page>/``, by id, in order; ``kinds`` maps a file's suffix to the kind it is."""
    found = {}
    for path in sorted(folder.glob("*/*")):
        if path.suffix in kinds:
            id = f"{path.parent.name}/{path.stem}"
            found[id] = Snippet(id, path, kinds[path.suffix])
    return found


def problems_of(snippet: Snippet) -> Iterator[Problem]:
    """What is wrong with the file itself, whatever the pages say of it."""

    def problem(line: int, what: str, todo: str) -> Problem:
        return Problem(snippet.path, line, what, todo)

    if snippet.recording() is None:
        yield problem(1, "no recording", f"run `make record SNIPPET={snippet.id}`")
    elif snippet.kind != "session" and not snippet.recording().strip():
        yield problem(
            1, "prints nothing, so no torch could contradict it", "end it by printing the fact it is there for"
        )
    try:
        tree = ast.parse(snippet.code)
    except SyntaxError as error:
        yield problem(error.lineno or 1, f"not valid Python: {error.msg}", "mend the syntax")
        return
    except ValueError as error:
        yield problem(
            1, f"not a session that doctest can read: {error}", "write `>>> ` and `... ` before each line of code"
        )
        return
    if snippet.kind == "session" and not any(example.want for example in snippet.examples):
        yield problem(1, "a session that shows no result", "end it with an expression and its value")
    yield from _header_problems(snippet, tree, problem)
    if snippet.kind == "figure":
        return
    lines = snippet.source.splitlines()
    if len(lines) > LONGEST and snippet.kind == "program":
        yield problem(LONGEST + 1, f"{len(lines)} lines, more than {LONGEST}", "show one fact; split the snippet")
    for number, line in enumerate(lines, 1):
        if len(line) > WIDEST and (snippet.kind == "program" or line.startswith((">>>", "..."))):
            yield problem(number, f"{len(line)} columns, more than {WIDEST}", "break the line")
    opened = [number for number, line in enumerate(lines, 1) if _REGION.fullmatch(line)]
    closed = [number for number, line in enumerate(lines, 1) if _END_REGION.fullmatch(line)]
    if len(opened) != len(closed):
        yield problem(
            (opened or closed)[-1],
            "regions and their ends do not pair",
            "close each `# region: name` with `# endregion`",
        )


def _header_problems(snippet: Snippet, tree: ast.AST, problem) -> Iterator[Problem]:
    for number, key in enumerate(snippet.headers, 1):
        if key not in (*MARKS, "device"):
            yield problem(number, f"unknown header '{key}'", f"use one of: device, {', '.join(MARKS)}")
    if "device" in snippet.headers and (snippet.device not in ("cpu", "cuda") or not snippet.device_reason):
        yield problem(1, "a device without a reason", "write `# device: cpu — why it cannot run elsewhere`")
    if snippet.mark != "raises" and snippet.kind != "figure":
        for node in ast.walk(tree):
            if isinstance(node, ast.ExceptHandler) and node.name and _prints(node):
                yield problem(
                    node.lineno, "prints an error but is not marked", f"open it with `# raises: {_type_name(node)}`"
                )
                return
        if snippet.kind == "session" and any(example.exc_msg for example in snippet.examples):
            yield problem(1, "shows a traceback but is not marked", "open it with `>>> # raises: TheError`")


def _prints(handler: ast.ExceptHandler) -> bool:
    calls = (node for node in ast.walk(handler) if isinstance(node, ast.Call))
    return any(isinstance(call.func, ast.Name) and call.func.id == "print" for call in calls)


def _type_name(handler: ast.ExceptHandler) -> str:
    return ast.unparse(handler.type).strip("()") if handler.type else "Exception"
