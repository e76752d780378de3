"""The gate: every block of code in the built HTML is a snippet that passed, what it printed, or a fence that passed.

A lab's page shows the cells of its script, in the order in which they ran, each with what it gave, and nothing else.

It reads the HTML that readers get, because whatever reads Markdown misses some form of block.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from retrospect.check import OTHER_LANGUAGES
from retrospect.expand import Unwritable, shown
from retrospect.lab import SVG, Lab
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
    """The texts that may stand in a block: code with what its copy button must give, and recorded outputs.

    ``labs`` holds what the page of each lab must show, by the lab's key: kinds and texts, in order.
    """

    code: dict[str, str]
    outputs: frozenset[str]
    labs: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


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
    labs = {lab.key: of_lab(lab) for lab in project.labs if lab.key in passed and lab.ran_in_order}
    return Known(code, frozenset(outputs), labs)


def of_lab(lab: Lab) -> list[tuple[str, str]]:
    """The code, outputs and figures that the page of a lab must show."""
    must = []
    for cell in lab.recorded or ():
        if cell.is_code:
            must.append(("python", _bare(cell.source)))
            must += [_of_output(output.mime, output.text) for output in cell.outputs]
    return must


def _of_output(mime: str, text: str) -> tuple[str, str]:
    return ("figure", _drawing(BeautifulSoup(text, "html.parser"))) if mime == SVG else ("text", _bare(text))


def on_lab_page(html: str) -> list[tuple[str, str, int]]:
    """The code, outputs and figures that a page shows, with their lines."""
    found = []
    for tag in BeautifulSoup(html, "html.parser").select(".md-content pre, .md-content .lab-figure"):
        if tag.name == "pre":
            (block,) = blocks(str(tag.find_parent(class_="highlight") or tag))
            found.append((block.language, block.text if block.copied is None else block.copied, tag.sourceline))
        else:
            found.append(("figure", _drawing(tag), tag.sourceline))
    return found


def _drawing(tag: Tag) -> str:
    """What a figure says and where its lines run, in one text; white space between its parts says nothing."""
    paths = [" ".join(path["d"].split()) for path in tag.find_all("path", d=True)]
    return "\n".join([*paths, *("".join(text.get_text().split()) for text in tag.find_all("text"))])


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
        html, key = path.read_text(encoding="utf-8"), "/".join(path.relative_to(site).parts[-3:-1])
        if key in allowed.labs:
            shown = on_lab_page(html)
            counts.update(f"lab {kind}" for kind, _, _ in shown)
            problems += _judge_lab(path.relative_to(site), shown, allowed.labs[key])
            continue
        for block in blocks(html):
            counts[block.language] += 1
            reason = judge(block, allowed)
            if reason:
                problems.append(Problem(path.relative_to(site), block.line, reason, "show it by `/// snippet`"))
    return problems, counts


def _judge_lab(path: Path, shown: list[tuple[str, str, int]], must: list[tuple[str, str]]) -> Iterator[Problem]:
    """Where a lab's page first shows something else than the lab gave."""
    todo = "run `make record` and build again"
    for (kind, text, line), wanted in zip(shown, must, strict=False):
        if (kind, text) != wanted:
            what = f"shows {kind} {_first(text)} where the lab has {wanted[0]} {_first(wanted[1])}"
            yield Problem(path, line, what, todo)
            return
    if len(shown) != len(must):
        yield Problem(path, 1, f"shows {len(shown)} blocks and figures of a lab that has {len(must)}", todo)


def _language(pre: Tag, holder: Tag) -> str:
    classes = [*holder.get("class", []), *((pre.code or pre).get("class", []))]
    return next((name.removeprefix("language-") for name in classes if name.startswith("language-")), "")


def _bare(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip("\n").split("\n")).strip()


def _first(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return repr(lines[0][:70]) if lines else "an empty block"
