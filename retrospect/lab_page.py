"""The page of a lab: its notebook as Markdown, which the site renders like any other page.

mkdocs-jupyter makes pages of notebooks and offers them for download. Its own HTML is left out: links in it are not
checked, and it brings 600 KB of style sheet and its own headings. The ``on_...`` functions are MkDocs hooks.
"""

import logging
import re
from collections.abc import Iterator
from pathlib import Path

from retrospect.expand import fence, receipt_line
from retrospect.lab import SVG, Cell, Lab, Output, paired
from retrospect.project import Project

log = logging.getLogger("mkdocs.retrospect")  # below "mkdocs", so that a strict build counts its warnings

TIMES = "Times of one run on one machine. Yours are others."


def on_pre_page(page, config, files):
    """Give a notebook back to the engine, which mkdocs-jupyter would have rendered itself."""
    if page.file.src_uri.endswith(".ipynb"):
        vars(page).pop("render", None)
    return page


def on_page_markdown(markdown, page, config, files):
    """Write a notebook out, with the title and description of its script."""
    if not page.file.src_uri.endswith(".ipynb"):
        return markdown
    project = Project(Path(config.config_file_path).resolve().parent, Path(config.docs_dir).name)
    lab = next(lab for lab in project.labs if lab.name == Path(page.file.src_uri).stem)
    if not lab.script.exists():
        log.warning("%s: a notebook without its script; write %s.py, or delete it", page.file.src_uri, lab.key)
        return ""
    page.meta |= {"title": lab.title, "description": lab.description}
    return as_markdown(lab, project)


def as_markdown(lab: Lab, project: Project) -> str:
    """A lab as a page: the prose and code of its script, with the outputs that its notebook recorded for that code."""
    written: list[str] = []
    for number, (cell, recorded) in enumerate(zip(lab.cells, paired(lab.cells, lab.recorded or ()), strict=True)):
        if cell.is_code:
            written += _code(cell, recorded.outputs if recorded else (), number)
        else:
            written += [cell.source, ""]
        if number == 0:
            download = f'<a href="{lab.notebook.name}" download>Download the notebook</a>'
            written += [f"{receipt_line(lab, project)} {download}, for Jupyter or Colab.", "{ .receipt }", ""]
    return "\n".join(written)


def _code(cell: Cell, outputs: tuple[Output, ...], number: int) -> Iterator[str]:
    yield from ("/// html | div.snippet.lab-cell", "", *fence("{ .python .snippet-code }", cell.source), "")
    for place, output in enumerate(outputs):
        if output.mime == SVG:
            yield from (figure(output.text, f"f{number}-{place}-"), "")
        else:
            yield from (*fence('{ .text .snippet-output title="prints" }', output.text), "")
    if cell.is_timing and outputs:
        yield from (TIMES, "{ .receipt }", "")
    yield from ("///", "")


def figure(svg: str, prefix: str) -> str:
    """A recorded figure for a page that has others: black is the colour of the page's text, and ids are its own.

    Black is written over here, since no selector of a style sheet reaches the markers that ``<use>`` repeats.
    """
    svg = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->|<style.*?</style>", "", svg, flags=re.DOTALL)
    used = set(re.findall(r'(?:href="|url\()#([^")]+)', svg))
    svg = re.sub(r' id="([^"]*)"', lambda id: f' id="{prefix}{id[1]}"' if id[1] in used else "", svg)
    svg = re.sub(r'(href="|url\()#', rf"\g<1>#{prefix}", svg)
    svg = svg.replace("#000000", "currentcolor")
    svg = re.sub(r"\s*\n\s*", " ", svg).replace("> <", "><").strip()
    frame = 'class="lab-figure" tabindex="0" role="group" aria-label="Figure" data-search-exclude'
    return f"<div {frame}>{svg}</div>"
