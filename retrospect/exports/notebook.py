"""A page as a notebook: its text in Markdown cells, its snippets in code cells with what they printed."""

import doctest
import re
from urllib.parse import urljoin

import nbformat

from retrospect.notebook import framed
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
        if block["language"] == "text" and _PRINTS.fullmatch(before) and cells and cells[-1]["cell_type"] == "code":
            cells[-1] = _code(cells[-1]["source"], block["text"] + "\n")
            continue
        cells += _prose(before, address)
        cells += _session(block["text"]) if block["language"] == "pycon" else [_code(block["text"])]
    cells += _prose(text[rest:], address)
    # names that are the same in every build
    cells = [cell | {"id": f"{page.name}-{number}"[-64:]} for number, cell in enumerate(cells)]
    return nbformat.writes(nbformat.from_dict(framed(cells, title=page.title))) + "\n"


def _code(source: str, printed: str = "") -> dict:
    """A code cell. nbformat's own functions would check each cell, where ``writes`` checks the whole at once."""
    outputs = [{"output_type": "stream", "name": "stdout", "text": printed}] if printed else []
    return {"cell_type": "code", "source": source, "outputs": outputs, "execution_count": None, "metadata": {}}


def _prose(text: str, address: str) -> list:
    """A Markdown cell, or none for blank text. Links to other pages become whole addresses."""
    text = _LINK.sub(lambda link: f"]({_absolute(link['target'], address)})", text).strip()
    return [{"cell_type": "markdown", "source": text, "metadata": {}}] if text else []


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
            cells.append(_code(waiting.rstrip(), example.want))
            waiting = ""
    return cells + ([_code(waiting.rstrip())] if waiting else [])
