"""The Python-Markdown extension that writes out a page's blocks, in whichever engine renders the page."""

import logging
import re
from itertools import count
from pathlib import Path
from xml.etree import ElementTree

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from retrospect.expand import expand
from retrospect.page import Page
from retrospect.project import HERE, Project

log = logging.getLogger("mkdocs.retrospect")  # below "mkdocs", so that a strict build counts its warnings


class ExpandBlocks(Preprocessor):
    """Writes the blocks out before anything else reads the lines."""

    def __init__(self, md: Markdown, project: Project):
        super().__init__(md)
        self.project = project

    def run(self, lines: list[str]) -> list[str]:
        body = "\n".join(lines)
        page = self.project.find_page(body) or Page(Path("page.md"), body)
        text, problems = expand(page, self.project, self.md.htmlStash.store)
        for problem in problems:
            log.warning("%s:%d: %s; %s", self.project.relative(problem.path), problem.line, problem.what, problem.todo)
        return text.split("\n")


class ScrolledTables(Treeprocessor):
    """Puts each table into a box that scrolls where the table is too wide, by keys too.

    Material's script would build the box, and lay the page out anew for each; a table with a class is not its own.
    """

    def run(self, root: ElementTree.Element) -> None:
        for parent in list(root.iter()):
            for place, table in enumerate(parent):
                if table.tag == "table":
                    box = ElementTree.Element("div", {"class": "md-typeset__scrollwrap", "tabindex": "0"})
                    ElementTree.SubElement(box, "div", {"class": "md-typeset__table"}).append(table)
                    table.set("class", "ruled")
                    box.tail, table.tail = table.tail, None
                    parent[place] = box


class CopyButtons(Postprocessor):
    """Puts a copy button on each block of code, the one that Material's script would build for each when it starts."""

    _CODE = re.compile(
        r'(<div class="[^"]*\bsnippet-code\b[^>]*>(?:<span class="filename">.*?</span>)?<pre>)<span></span><code>'
    )
    _BUTTON = (
        '<span class="md-code__nav"><button class="md-code__button" title="Copy to clipboard" '
        'data-clipboard-target="#code-{0}" data-md-type="copy"></button></span><code id="code-{0}">'
    )

    def run(self, text: str) -> str:
        numbers = count(1)
        return self._CODE.sub(lambda code: code[1] + self._BUTTON.format(next(numbers)), text)


class PlainTokens(Postprocessor):
    """Takes tokens of code that have the colour of text out of their elements: these are most elements of a page."""

    _PLAIN = re.compile(r'<span class="(?:n|o|p|w)">([^<]*)</span>')  # names, operators, punctuation, white space

    def run(self, text: str) -> str:
        return self._PLAIN.sub(r"\1", text)


class RetrospectExtension(Extension):
    """Its options are those of ``Project``."""

    def __init__(self, **kwargs):
        self.config = {
            "root": [str(HERE), "the project's folder"],
            "language": ["en", "the folder under docs"],
            "directory_urls": [True, "whether a page is a folder on the site, as in mkdocs.yml"],
            "repository": ["", "the web address of the sources, for links to them"],
        }
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        options = {name: self.getConfig(name) for name in ("language", "directory_urls", "repository")}
        project = Project(Path(self.getConfig("root")), **options)
        # after white space is normalised (30), before fences are read (25)
        md.preprocessors.register(ExpandBlocks(md, project), "retrospect", 27)
        md.treeprocessors.register(ScrolledTables(md), "retrospect", 5)  # after attributes are read (8)
        # after the highlighted code is put in (30)
        md.postprocessors.register(PlainTokens(md), "retrospect-tokens", 6)
        md.postprocessors.register(CopyButtons(md), "retrospect-copy", 5)


def makeExtension(**kwargs) -> RetrospectExtension:
    """What Python-Markdown calls for the name ``retrospect.extension``."""
    return RetrospectExtension(**kwargs)
