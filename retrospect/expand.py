"""A page as plain Markdown: the one function that the site, the gate and every export use.

Each block of ours (``/// snippet``, ``/// claim``, ...) becomes Markdown that any engine with the usual extensions
renders. Nothing here runs a snippet or needs torch: recordings and receipts are read from files.
"""

import html
import re
from collections.abc import Callable
from urllib.parse import quote

from retrospect import receipts, reference
from retrospect.page import VERDICT, Block, Page, checks_of, statement_and_truth
from retrospect.problem import Problem, ProblemFound
from retrospect.project import Project
from retrospect.snippet import Snippet

DEVICE = {"cpu": "CPU", "cuda": "GPU"}

Stash = Callable[[str], str]


def expand(page: Page, project: Project, stash: Stash | None = None) -> tuple[str, list[Problem]]:
    """The body of a page with its blocks written out, and what is wrong with them.

    ``stash`` takes raw HTML (a figure's SVG) and gives what stands for it in the Markdown; without it, as in an
    export, a figure is its description. A block that cannot be written out is replaced by its problem.
    """
    lines, problems = list(page.lines), list(page.problems)
    for block in reversed(page.blocks):
        try:
            written = WRITERS[block.name](block, page, project, stash)
        except Unwritable as error:
            problems.append(error.problem)
            written = [f"**{page.path.name}:{error.problem.line}: {error.problem.what}; {error.problem.todo}**"]
        lines[block.first : block.last + 1] = [f"{block.indent}{line}".rstrip() for line in written]
    if stash and page in project.answers:
        lines += ["", _facts(page, project), "{ .page-facts }"]
    return "\n".join(lines[page.body_start :]), problems


def _facts(page: Page, project: Project) -> str:
    """What else the search finds the page by, when it changed, and in which other forms it can be had."""
    folder, day = _downloads(page, project), project.changed.get(page.path)
    copies = f'<a href="{folder}index.md">Markdown</a> and <a href="{folder}{page.name}.ipynb" download>a notebook</a>'
    edit = f"{project.repository}/edit/main/{project.relative(page.path)}"
    changed = f"Changed {day}." if day else ""
    editing = f'<a href="{edit}">Edit this page</a>.' if project.repository else ""
    tags = [(quote(tag), html.escape(tag).replace("_", "&#95;")) for tag in map(str, page.meta.get("tags") or ())]
    links = ", ".join(f'<a href="?q={query}">{shown}</a>' for query, shown in tags)
    tagged = f'<span class="page-tags">Tags: {links}.</span>' if tags else ""
    return " ".join(filter(None, [tagged, changed, f"This page as {copies}.", editing]))


def _downloads(page: Page, project: Project) -> str:
    """The way from a page to the folder of its downloads: the page's own, where pages are folders."""
    return "" if project.directory_urls or page.name == "index" else f"{page.name}/"


class Unwritable(ProblemFound):
    """A block that asks for something that is not there."""


def shown(block: Block, page: Page, snippet: Snippet) -> str:
    """The part of a snippet that a block shows. Raises Unwritable for a part that it does not have."""
    if "section" in block.options:
        text = snippet.section(str(block.options["section"]))
        if text is None:
            raise Unwritable(
                page.problem(
                    block.line_of["section"],
                    f"{snippet.id} has no section '{block.options['section']}'",
                    "mark it with `# region: name` and `# endregion`",
                )
            )
        return text
    if "lines" in block.options:
        match = re.fullmatch(r"(\d+)-(\d+)", str(block.options["lines"]))
        text = snippet.lines(int(match[1]), int(match[2])) if match else None
        if text is None:
            count = len(snippet.text.splitlines())
            raise Unwritable(
                page.problem(
                    block.line_of["lines"],
                    f"{snippet.id} has no lines '{block.options['lines']}'",
                    f"write `lines: first-last` within 1-{count}",
                )
            )
        return text
    return snippet.text


# --- snippets -----------------------------------------------------------------------------------------------------


def _snippet(block: Block, page: Page, project: Project, stash: Stash | None) -> list[str]:
    snippet = project.find_snippet(block.argument)
    if snippet is None:
        todo = f"write snippets/{block.argument}.py (or .pycon), or mend the name"
        raise Unwritable(page.problem(block.line, f"there is no snippet '{block.argument}'", todo))
    text = shown(block, page, snippet)
    classes = [".pycon" if snippet.kind == "session" else ".python", ".snippet-code"]
    title = snippet.path.name
    if snippet.mark:
        classes.append(f".{snippet.mark.replace(' ', '-')}")
        title += f" — {_mark_label(snippet)}"
    attributes = f'{" ".join(classes)} title="{_attribute(title)}"'
    if text != snippet.code:
        attributes += f' data-copy="{_attribute(snippet.code)}"'
    written = [*_caption(block), *fence(f"{{ {attributes} }}", text)]
    output = None if snippet.kind == "session" else snippet.recording()
    if output is not None:
        wrap = " .wrapped" if snippet.mark == "raises" else ""  # messages are sentences
        written += ["", *fence(f'{{ .text .snippet-output{wrap} title="prints" }}', output)]
    line = receipt_line(snippet, project) + (f" {_links(snippet, page, project)}" if stash else "")
    written += ["", line, "{ .receipt }", *_explained_errors(block, page, snippet, project)]
    return ["/// html | div.snippet", f"    attrs: {{id: {snippet.name}}}", "", *written, "///"]


def _links(snippet: Snippet, page: Page, project: Project) -> str:
    """To the snippet as a file, and to its source where the repository has an address."""
    file = f"{_downloads(page, project)}{snippet.name}.py"
    links = f'<a href="{file}" download aria-label="Download {snippet.name}">Download</a>'
    if project.repository:
        source = f"{project.repository}/blob/main/{project.relative(snippet.path)}"
        links += f' <a href="{source}" aria-label="Source of {snippet.name}">Source</a>'
    return links


def _explained_errors(block: Block, page: Page, snippet: Snippet, project: Project) -> list[str]:
    """A heading for each error that the page meets here first, so that search finds it, with its cause and cure."""
    if not block.options.get("errors"):
        return []
    mine = [(message, cure) for other, message, cure in reference.explained(page, project) if other is block]
    level = next((heading.level for heading in reversed(page.headings) if heading.line < block.line), 1)
    written = []
    for number, (message, cure) in enumerate(mine, 1):
        heading = f"{'#' * (level + 1)} {reference.code(message)} {{ #{snippet.name}-error-{number} .error }}"
        written += ["", heading, "", cure]
    return written


def _mark_label(snippet: Snippet) -> str:
    if snippet.mark == "raises":
        return f"raises {', '.join(snippet.declared_errors)}"
    return f"{snippet.mark}: {snippet.headers[snippet.mark]}"


def receipt_line(snippet: Snippet, project: Project) -> str:
    """What is known of where the snippet ran: one sentence per device, from the receipts alone."""
    parts = []
    for device in receipts.DEVICES:
        receipt = receipts.valid(project.root, snippet, device)
        if not snippet.runs_on(device):
            parts.append(f"Not for {DEVICE[device]}: {snippet.device_reason}.")
        elif receipt:
            parts.append(f"Ran on torch {receipt.torch}, {DEVICE[device]} ({receipt.device}), {receipt.date}.")
        else:
            parts.append(f"Not run on a {DEVICE[device]} yet.")
    return " ".join(parts)


def fence(info: str, text: str) -> list[str]:
    """A block of code that no run of backticks in it can close."""
    ticks = max((len(run) for run in re.findall(r"`{3,}", text)), default=2) + 1
    return [f"{'`' * ticks} {info}", *text.rstrip("\n").split("\n"), "`" * ticks]


def _attribute(text: str) -> str:
    # superfences ends its header at a closing brace in some versions: write every special character as an entity
    special = {"\n": "&#10;", "{": "&#123;", "}": "&#125;", "'": "&#39;", "`": "&#96;", "\\": "&#92;", "\t": "&#9;"}
    return "".join(special.get(character, character) for character in html.escape(text, quote=True))


def _caption(block: Block) -> list[str]:
    return [*block.content, ""] if any(line.strip() for line in block.content) else []


# --- claims -------------------------------------------------------------------------------------------------------


def _claim(block: Block, page: Page, project: Project, stash: Stash | None) -> list[str]:
    if block.argument not in VERDICT:
        todo = f"use one of: {', '.join(VERDICT)}"
        raise Unwritable(page.problem(block.line, f"unknown verdict '{block.argument}'", todo))
    statement, truth = statement_and_truth(block)
    settled = ", ".join(f"[`{check.partition('/')[2]}`](#{check.partition('/')[2]})" for check in checks_of(block))
    note = project.notes.get(block.options.get("note"), "")
    source = f"Settled by {settled}." + (f" From {note}." if note else "")
    return [
        f"/// admonition | {VERDICT[block.argument]}",
        f"    type: claim-{block.argument}",
        f"    attrs: {{id: {block.options.get('id', '')}}}",
        "",
        *(f"> {line}" for line in statement),
        "",
        *truth,
        "",
        source,
        "{ .settled }",
        "///",
    ]


# --- figures ------------------------------------------------------------------------------------------------------


def _figure(block: Block, page: Page, project: Project, stash: Stash | None) -> list[str]:
    return _drawn(block, page, project, stash, "figure.drawing", block.argument)


def _explainer(block: Block, page: Page, project: Project, stash: Stash | None) -> list[str]:
    """A figure in the custom element that replaces it where scripts run."""
    name, start = block.argument, html.escape(str(block.options.get("start", "")), quote=True)
    if not (project.root / "theme" / "explainers" / f"{name}.js").exists():
        todo = f"write theme/explainers/{name}.js, or mend the name"
        raise Unwritable(page.problem(block.line, f"there is no explainer '{name}'", todo))
    element = f'<div class="stage"><retrospect-{name} start="{start}">{{}}</retrospect-{name}></div>'
    return _drawn(block, page, project, stash, "figure.drawing.explainer", f"{page.name}/{name}", element)


def _drawn(
    block: Block, page: Page, project: Project, stash: Stash | None, tag: str, id: str, around: str = "{}"
) -> list[str]:
    figure = project.find_figure(id)
    if figure is None:
        todo = f"write figures/{id}.py, or mend the name"
        raise Unwritable(page.problem(block.line, f"there is no figure '{id}'", todo))
    drawing, alt = figure.recording(), str(block.options.get("alt", ""))
    if drawing is None:
        todo = f"run `make record SNIPPET=figures/{figure.id}`"
        raise Unwritable(page.problem(block.line, f"the figure '{figure.id}' was never drawn", todo))
    if stash is None:
        return [f"*Figure: {alt}*", "", *block.content]
    label = html.escape(alt, quote=True)
    svg = drawing.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1).strip()
    canvas = f'<div class="canvas" tabindex="0" role="group" aria-label="Figure">{svg}</div>'
    return [
        f"/// html | {tag}",
        f"    attrs: {{id: {figure.name}}}",
        "",
        stash(around.format(canvas)),
        "",
        "//// html | figcaption",
        *block.content,
        "////",
        "///",
    ]


# --- references ---------------------------------------------------------------------------------------------------


def _reference(write: Callable) -> Callable:
    return lambda block, page, project, stash: write(block, page, project)


WRITERS = {
    "snippet": _snippet,
    "claim": _claim,
    "figure": _figure,
    "explainer": _explainer,
    "pages": _reference(reference.pages),
    "errors": _reference(reference.errors),
    "ledger": _reference(reference.ledger),
    "apis": _reference(reference.apis),
    "cheat-sheet": _reference(reference.cheat_sheet),
    "verification": _reference(reference.verification),
    "runs": _reference(reference.runs),
}
