"""Where things are: the folders of a project, and what they hold."""

import re
from functools import cached_property
from pathlib import Path

import yaml

from retrospect import snippet as snippets
from retrospect.dates import last_changed
from retrospect.lab import Lab, read_labs
from retrospect.page import Page, read_pages
from retrospect.snippet import Snippet

HERE = Path(__file__).resolve().parent.parent
SNIPPET_KINDS = {".py": "program", ".pycon": "session"}
FIGURE_KINDS = {".py": "figure"}
# The key of what a block runs; an explainer shows a figure of its own name where no script runs.
KEY_OF = {"snippet": "{name}", "figure": "figures/{name}", "explainer": "figures/{page}/{name}"}


class Project:
    """A tree with ``docs/<language>/``, ``snippets/``, ``figures/`` and ``receipts/``. Looks things up when asked."""

    def __init__(self, root: Path = HERE, language: str = "en", directory_urls: bool = True, repository: str = ""):
        """``directory_urls`` is as in ``mkdocs.yml``; ``repository`` is the web address of the sources, if any."""
        self.root = Path(root)
        self.language = language
        self.directory_urls = directory_urls
        self.repository = repository.rstrip("/")

    @property
    def docs(self) -> Path:
        return self.root / "docs" / self.language

    @cached_property
    def snippets(self) -> dict[str, Snippet]:
        return snippets.read_folder(self.root / "snippets", SNIPPET_KINDS)

    @cached_property
    def figures(self) -> dict[str, Snippet]:
        return snippets.read_folder(self.root / "figures", FIGURE_KINDS)

    @property
    def everything_that_runs(self) -> list[Snippet]:
        return [*self.snippets.values(), *self.figures.values()]

    @property
    def nav(self) -> list[str]:
        """The pages and notebooks that the navigation names, in its order, relative to ``docs``."""
        config = self.root / "mkdocs.yml"
        text = config.read_text(encoding="utf-8") if config.exists() else ""
        return re.findall(r"^ +- (?:.*: )?(\S+\.(?:md|ipynb))$", text, re.MULTILINE)

    @cached_property
    def pages(self) -> list[Page]:
        """The pages in the order of the navigation; those that it does not name come last."""
        rank = {self.docs / name: number for number, name in enumerate(self.nav)}
        return sorted(read_pages(self.docs), key=lambda page: rank.get(page.path, len(rank)))

    @cached_property
    def answers(self) -> list[Page]:
        """The pages that answer a question: those that show snippets."""
        return [page for page in self.pages if page.blocks_named("snippet")]

    @cached_property
    def labs(self) -> list[Lab]:
        """The labs in the order of the navigation; those that it does not name come last."""
        rank = {self.docs / name: number for number, name in enumerate(self.nav)}
        labs = read_labs(self.root / "labs", self.docs / "labs")
        return sorted(labs, key=lambda lab: rank.get(lab.notebook, len(rank)))

    @cached_property
    def keys(self) -> set[str]:
        """Under which a receipt may stand: what is there to run."""
        return {runs.key for runs in (*self.everything_that_runs, *self.labs)}

    @cached_property
    def changed(self) -> dict[Path, str]:
        """When a page last changed, its snippets and figures included: path -> ISO day, where git tells."""
        days: dict[str, str] = {}
        dates = last_changed(self.root)
        for path, day in dates.items():
            days[path.parent.name] = max(days.get(path.parent.name, ""), day)
        return {page.path: max(dates[page.path], days.get(page.name, "")) for page in self.pages if page.path in dates}

    @cached_property
    def notes(self) -> dict[str, str]:
        """The notes that claims come from: key -> theme and date, from ``docs/notes.yml``."""
        path = self.root / "docs" / "notes.yml"
        return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}

    @cached_property
    def shown_at(self) -> dict[str, tuple[Page, int]]:
        """Where a snippet or figure is shown first: key -> page and line."""
        places = {}
        for page in self.pages:
            for block in page.blocks:
                if block.name in KEY_OF:
                    places.setdefault(
                        KEY_OF[block.name].format(page=page.name, name=block.argument), (page, block.line)
                    )
        return places

    def find_snippet(self, id: str) -> Snippet | None:
        """One snippet, without reading the others."""
        return self._find("snippets", id, SNIPPET_KINDS)

    def find_figure(self, id: str) -> Snippet | None:
        return self._find("figures", id, FIGURE_KINDS)

    def _find(self, folder: str, id: str, kinds: dict[str, str]) -> Snippet | None:
        for suffix, kind in kinds.items():
            path = self.root / folder / f"{id}{suffix}"
            if path.exists():
                return Snippet(id, path, kind)
        return None

    def find_page(self, body: str) -> Page | None:
        """The page whose text is ``body``, front matter apart: Markdown extensions are not told which page it is."""
        wanted = body.strip()
        return next((page for page in read_pages(self.docs) if page.body.strip() == wanted), None)

    def relative(self, path: Path) -> Path:
        return path.relative_to(self.root) if path.is_relative_to(self.root) else path
