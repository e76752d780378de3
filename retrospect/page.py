"""Read a page: front matter, headings, claims, and the blocks that it asks to be expanded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

import yaml

from retrospect.problem import Problem

VERDICT = {"holds": "Holds", "conditional": "Holds on a condition", "wrong": "Wrong", "open": "Open"}
OPTIONS = {
    "snippet": {"lines", "section", "errors"},
    "claim": {"id", "check", "note"},
    "figure": {"alt"},
    "explainer": {"alt", "start"},
    "pages": set(),
    "errors": set(),
    "ledger": set(),
    "apis": set(),
    "cheat-sheet": set(),
    "verification": set(),
    "runs": set(),
}
NEEDS_ARGUMENT = {"snippet", "claim", "figure", "explainer"}
# Blocks that Markdown extensions of the site read themselves.
FOREIGN = {"admonition", "details", "tab", "html", "caption", "definition", "note", "tip", "warning"}

SAFE_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C, where PyYAML was built with it

_OPEN = re.compile(r"(?P<indent>[ \t]*)(?P<bar>/{3,}) *(?P<name>[\w-]+)(?: *\| *(?P<argument>.*?))? *")
_CLOSE = re.compile(r"[ \t]*(?P<bar>/{3,}) *")
_FENCE = re.compile(r"(?P<lead>[ \t>]*(?:(?:[-*+]|\d+\.)[ \t]+)?)(?P<bar>`{3,}|~{3,})(?P<info>.*)")
_HEADING = re.compile(r"(?P<marks>#{1,6}) +(?P<text>.*?) *(?:\{ *#(?P<id>[\w-]+)[^}]*\})? *")
_PYTHON = re.compile(r"(?:\{[^}]*\.)?(?:python|pycon|py|py3|python3|ipython|doctest)\b", re.IGNORECASE)


@dataclass
class Block:
    """``/// name | argument``, its indented options, its content and the line that closes it."""

    name: str
    argument: str
    indent: str
    first: int  # index of the opening line
    last: int  # index of the closing line
    options: dict = field(default_factory=dict)
    content: list[str] = field(default_factory=list)
    line_of: dict[str, int] = field(default_factory=dict)  # option -> line number

    @property
    def line(self) -> int:
        return self.first + 1


@dataclass
class Fence:
    """A fenced or indented block of code, or a raw ``<pre>``, as it stands in the source."""

    line: int
    info: str
    text: str

    @property
    def is_python(self) -> bool:
        return (
            bool(_PYTHON.match(self.info.strip()))
            or self.text.lstrip().startswith(">>> ")
            or "import torch" in self.text
        )


@dataclass
class Heading:
    """``## Text { #id }``; ``id`` is None where the author left it out."""

    line: int
    level: int
    text: str
    id: str | None


class Page:
    """One Markdown file. Reading it never fails: what is wrong with it is in ``problems``."""

    def __init__(self, path: Path, text: str | None = None):
        self.path = path
        self.text = path.read_text(encoding="utf-8") if text is None else text
        self.lines = self.text.split("\n")
        self.problems: list[Problem] = []
        self.blocks: list[Block] = []
        self.fences: list[Fence] = []
        self.headings: list[Heading] = []
        self.prose: list[tuple[int, str]] = []  # lines that are neither code nor comment, with their numbers
        self.meta, self.body_start = self._front_matter()
        self._scan()

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def title(self) -> str:
        first = next((heading.text for heading in self.headings if heading.level == 1), self.name)
        return str(self.meta.get("title") or first)

    @cached_property
    def body(self) -> str:
        return "\n".join(self.lines[self.body_start :])

    def blocks_named(self, name: str) -> list[Block]:
        return [block for block in self.blocks if block.name == name]

    def problem(self, line: int, what: str, todo: str) -> Problem:
        return Problem(self.path, line, what, todo)

    # --- reading --------------------------------------------------------------------------------------------------

    def _front_matter(self) -> tuple[dict, int]:
        if self.lines[0].rstrip() != "---":
            return {}, 0
        end = next((i for i, line in enumerate(self.lines[1:], 1) if line.rstrip() in ("---", "...")), None)
        if end is None:
            self.problems.append(self.problem(1, "front matter that is never closed", "end it with a line `---`"))
            return {}, 0
        meta = self._yaml(self.lines[1:end], 2)
        return meta, end + 1

    def _yaml(self, lines: list[str], first_line: int) -> dict:
        try:
            value = yaml.load("\n".join(lines), SAFE_LOADER) or {}
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = first_line + (mark.line if mark else 0)
            what = f"not valid YAML: {getattr(error, 'problem', error)}"
            self.problems.append(self.problem(line, what, "write `key: value`, and quote a value with a colon in it"))
            return {}
        if not isinstance(value, dict):
            self.problems.append(self.problem(first_line, "not a list of `key: value`", "write one option per line"))
            return {}
        return value

    def _scan(self) -> None:
        index = self.body_start
        while index < len(self.lines):
            line = self.lines[index]
            fence, block = _FENCE.fullmatch(line), _OPEN.fullmatch(line)
            if "<!--" in line and "-->" not in line.partition("<!--")[2]:
                index = self._skip(index, "-->", "a comment that is never closed", "end it with `-->`")
            elif fence and not ("`" in fence["info"] and fence["bar"][0] == "`"):
                index = self._read_fence(index, fence)
            elif re.match(r"\s*<pre\b", line, re.IGNORECASE):
                end = self._skip(index, "</pre>", "a <pre> that is never closed", "end it with `</pre>`")
                self.fences.append(Fence(index + 1, "html", "\n".join(self.lines[index:end])))
                index = end
            elif block and block["name"] in OPTIONS:
                index = self._read_block(index, block)
            else:
                if block and block["name"] not in FOREIGN:
                    known = ", ".join(OPTIONS)
                    self.problems.append(
                        self.problem(index + 1, f"unknown block '{block['name']}'", f"use one of: {known}")
                    )
                self._read_prose(index)
                index += 1

    def _read_prose(self, index: int) -> None:
        line = self.lines[index]
        self.prose.append((index + 1, line))
        heading = _HEADING.fullmatch(line)
        if heading:
            self.headings.append(Heading(index + 1, len(heading["marks"]), heading["text"], heading["id"]))

    def _skip(self, index: int, end: str, what: str, todo: str) -> int:
        """The index behind the line that holds ``end``."""
        for i in range(index, len(self.lines)):
            if end in self.lines[i]:
                return i + 1
        self.problems.append(self.problem(index + 1, what, todo))
        return len(self.lines)

    def _read_fence(self, index: int, opened: re.Match) -> int:
        bar, lead = opened["bar"], len(opened["lead"])
        closed = re.compile(rf"[ \t>]*{re.escape(bar[0])}{{{len(bar)},}} *")
        for i in range(index + 1, len(self.lines)):
            if closed.fullmatch(self.lines[i]):
                text = "\n".join(
                    line[lead:] if line[:lead].strip(" \t>") == "" else line for line in self.lines[index + 1 : i]
                )
                self.fences.append(Fence(index + 1, opened["info"], text))
                return i + 1
        self.problems.append(self.problem(index + 1, "a fence that is never closed", f"end it with a line `{bar}`"))
        return len(self.lines)

    def _read_block(self, index: int, opened: re.Match) -> int:
        block = Block(opened["name"], (opened["argument"] or "").strip(), opened["indent"], index, index)
        depth = len(block.indent)
        end = self._end_of(index, opened["bar"])
        if end is None:
            what = f"the {block.name} block is never closed"
            self.problems.append(self.problem(index + 1, what, f"end it with a line `{opened['bar']}`"))
            return index + 1
        inside = [line[depth:] for line in self.lines[index + 1 : end]]
        options = 0
        while options < len(inside) and inside[options].startswith("    "):
            options += 1
        block.last = end
        block.options = self._yaml(inside[:options], index + 2)
        block.line_of = {
            line.partition(":")[0].strip(): index + 2 + i for i, line in enumerate(inside[:options]) if ":" in line
        }
        block.content = "\n".join(inside[options:]).strip("\n").split("\n")
        for option in block.options:
            if option not in OPTIONS[block.name]:
                allowed = ", ".join(sorted(OPTIONS[block.name])) or "no options"
                line = block.line_of.get(option, block.line)
                self.problems.append(
                    self.problem(line, f"unknown option '{option}' of {block.name}", f"it takes {allowed}")
                )
        if block.name in NEEDS_ARGUMENT and not block.argument:
            self.problems.append(
                self.problem(block.line, f"{block.name} without a name", f"write `/// {block.name} | …`")
            )
        else:
            self.blocks.append(block)
        self.prose += [(index + 2 + options + i, line) for i, line in enumerate(inside[options:])]
        return end + 1

    def _end_of(self, index: int, bar: str) -> int | None:
        """The line that closes a block; another block that opens first means that it was forgotten."""
        for i in range(index + 1, len(self.lines)):
            closed, opened = _CLOSE.fullmatch(self.lines[i]), _OPEN.fullmatch(self.lines[i])
            if closed and closed["bar"] == bar:
                return i
            if opened and opened["bar"] == bar and opened["name"] in OPTIONS:
                return None
        return None


def read_pages(folder: Path) -> Iterator[Page]:
    """The pages of one language, in the order of their paths; one that did not change is read once."""
    return (_read(path, path.stat().st_mtime_ns, path.stat().st_size) for path in sorted(folder.rglob("*.md")))


@lru_cache(maxsize=256)
def _read(path: Path, _changed: int, _size: int) -> Page:
    return Page(path)


def levels_left_out(headings: list[Heading], level: int) -> Iterator[tuple[Heading, str]]:
    """The headings that leave out a level, each with what is wrong; ``level`` is that before the first."""
    for heading in headings:
        if heading.level > level + 1:
            yield heading, f"a heading of level {heading.level} below one of level {level}"
        level = heading.level


def checks_of(block: Block) -> list[str]:
    """The ids of the snippets that settle a claim."""
    value = block.options.get("check") or []
    return [str(id).strip() for id in (value if isinstance(value, list) else str(value).split(","))]


def statement_and_truth(block: Block) -> tuple[list[str], list[str]]:
    """The first paragraph of a claim, which is what the note says, and the rest, which is what torch says."""
    blank = next((i for i, line in enumerate(block.content) if not line.strip()), len(block.content))
    return block.content[:blank], block.content[blank + 1 :]
