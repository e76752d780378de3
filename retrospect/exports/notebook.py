"""A page as a notebook: its text in Markdown cells, its snippets in code cells with what they printed."""

import doctest
import re
from urllib.parse import urljoin

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from retrospect.page import Page

_BLOCK = re.compile(
    r"^(?P<bar>`{3,})(?P<language>python|pycon|text)\n(?P<text>.*?)\n(?P=bar)$", re.MULTILINE | re.DOTALL
)
_PRINTS = re.compile(r"\s*Prints:\s*\Z")
_LINK = re.compile(r"\]\((?!https?:|#)(?P<target>[^)\s]+)\)")


def notebook(page: Page, text: str, address: str) -> str:
    """The JSON of a page's notebook, from its Markdown copy. ``address`` is where links of the text lead from."""
    cells, rest = [], 0
    for block in _BLOCK.finditer(text):
        before = text[rest : block.start()]
        rest = block.end()
        if block["language"] == "text" and _PRINTS.fullmatch(before) and cells and cells[-1].cell_type == "code":
            cells[-1].outputs = [new_output("stream", name="stdout", text=block["text"] + "\n")]
            continue
        cells += _prose(before, address)
        cells += _session(block["text"]) if block["language"] == "pycon" else [new_code_cell(block["text"])]
    cells += _prose(text[rest:], address)
    for number, cell in enumerate(cells):
        cell.id = f"{page.name}-{number}"[-64:]  # the same in every build
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return nbformat.writes(new_notebook(cells=cells, metadata={"title": page.title, **kernel})) + "\n"


def _prose(text: str, address: str) -> list:
    """A Markdown cell, or none for blank text. Links to other pages become whole addresses."""
    text = _LINK.sub(lambda link: f"]({_absolute(link['target'], address)})", text).strip()
    return [new_markdown_cell(text)] if text else []


def _absolute(target: str, address: str) -> str:
    file, mark, anchor = target.partition("#")
    # a page is a folder on the web, so that a link between sources is one level further up
    return urljoin(address, f"../{re.sub(r'(index)?[.](md|ipynb)$', '/', file).replace('//', '/')}") + mark + anchor


def _session(session: str) -> list:
    """A cell for each result of a session: a notebook shows the value of a cell's last line alone."""
    cells, waiting = [], ""
    for example in doctest.DocTestParser().get_examples(session):
        waiting += example.source
        if example.want:
            cells.append(
                new_code_cell(waiting.rstrip(), outputs=[new_output("stream", name="stdout", text=example.want)])
            )
            waiting = ""
    return cells + ([new_code_cell(waiting.rstrip())] if waiting else [])
