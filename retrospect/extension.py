"""The Python-Markdown extension that writes out a page's blocks, in whichever engine renders the page."""

import logging
import re
from pathlib import Path

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

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
        md.postprocessors.register(PlainTokens(md), "retrospect", 5)  # after the highlighted code is put in (30)


def makeExtension(**kwargs) -> RetrospectExtension:
    """What Python-Markdown calls for the name ``retrospect.extension``."""
    return RetrospectExtension(**kwargs)
