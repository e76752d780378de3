"""The gate: every block of code in the built HTML is a snippet that passed, what it printed, or a fence that passed.

It reads the HTML that readers get, because whatever reads Markdown misses some form of block.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from retrospect.check import OTHER_LANGUAGES
from retrospect.expand import Unwritable, shown
from retrospect.problem import Problem
from retrospect.project import Project

_LOOKS_LIKE_PYTHON = re.compile(
    r"^\s*(?:>>> |import \w|from \w+ import |def \w+\(|class \w+|@\w)|\btorch\.\w", re.MULTILINE
)


@dataclass(frozen=True)
class Block:
    """A ``<pre>`` as a browser shows it; ``copied`` is what the copy button gives in place of its text."""

    text: str
    language: str
    line: int
    copied: str | None


@dataclass(frozen=True)
class Known:
    """The texts that may stand in a block: code with what its copy button must give, and recorded outputs."""

    code: dict[str, str]
    outputs: frozenset[str]


def blocks(html: str) -> list[Block]:
    """Every ``<pre>`` of a page, with the language that its highlighting names."""
    found = []
    for pre in BeautifulSoup(html, "html.parser").find_all("pre"):
        holder = pre.find_parent(class_="highlight") or pre
        copied = holder.get("data-copy") if isinstance(holder, Tag) else None
        found.append(Block(_bare(pre.get_text()), _language(pre, holder), pre.sourceline or 1, copied))
    return found


def known(project: Project, passed: Iterable[str], fences: Iterable[str] = ()) -> Known:
    """What may be shown when the snippets with the keys in ``passed`` passed, and the fences ran."""
    passed = set(passed)
    code = {_bare(fence): _bare(fence) for fence in fences}
    outputs = set()
    for page in project.pages:
        for block in page.blocks_named("snippet"):
            snippet = project.find_snippet(block.argument)
            if snippet is None or snippet.key not in passed:
                continue
            try:
                code[_bare(shown(block, page, snippet))] = _bare(snippet.code)
            except Unwritable:
                continue
            if snippet.kind != "session":
                outputs.add(_bare(snippet.recording() or ""))
    return Known(code, frozenset(outputs))


def judge(block: Block, allowed: Known) -> str | None:
    """Why a block may not be on the site, or None. A block of code is told from an output by its language."""
    if block.language in ("python", "pycon"):
        if block.text not in allowed.code:
            return f"a block of Python that is no passed snippet: {_first(block.text)}"
        copied = block.text if block.copied is None else _bare(block.copied)
        if copied != allowed.code[block.text]:
            return f"a copy button that gives something else than the snippet: {_first(copied)}"
        return None
    if block.text in allowed.outputs:
        return None
    if block.language in OTHER_LANGUAGES and not _LOOKS_LIKE_PYTHON.search(block.text):
        return None
    return f"a block that no snippet printed, in language '{block.language or 'none'}': {_first(block.text)}"


def gate(site: Path, allowed: Known) -> tuple[list[Problem], Counter]:
    """The problems of a built site, and how many blocks of each language it has."""
    problems, counts = [], Counter()
    for path in sorted(site.rglob("*.html")):
        for block in blocks(path.read_text(encoding="utf-8")):
            counts[block.language] += 1
            reason = judge(block, allowed)
            if reason:
                problems.append(Problem(path.relative_to(site), block.line, reason, "show it by `/// snippet`"))
    return problems, counts


def _language(pre: Tag, holder: Tag) -> str:
    classes = [*holder.get("class", []), *((pre.code or pre).get("class", []))]
    return next((name.removeprefix("language-") for name in classes if name.startswith("language-")), "")


def _bare(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip("\n").split("\n")).strip()


def _first(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return repr(lines[0][:70]) if lines else "an empty block"
