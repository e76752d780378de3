"""Where things are: the folders of a project, and what they hold."""

import re
from functools import cached_property
from pathlib import Path

import yaml

from retrospect import snippet as snippets
from retrospect.page import Page, read_pages
from retrospect.snippet import Snippet

HERE = Path(__file__).resolve().parent.parent
SNIPPET_KINDS = {".py": "program", ".pycon": "session"}
FIGURE_KINDS = {".py": "figure"}


class Project:
    """A tree with ``docs/<language>/``, ``snippets/``, ``figures/`` and ``receipts/``. Looks things up when asked."""

    def __init__(self, root: Path = HERE, language: str = "en"):
        self.root = Path(root)
        self.language = language

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

    @cached_property
    def pages(self) -> list[Page]:
        """The pages in the order of the navigation; those that it does not name come last."""
        config = self.root / "mkdocs.yml"
        nav = re.findall(r"\S+\.md$", config.read_text(encoding="utf-8"), re.MULTILINE) if config.exists() else []
        rank = {self.docs / name: number for number, name in enumerate(nav)}
        return sorted(read_pages(self.docs), key=lambda page: rank.get(page.path, len(rank)))

    @cached_property
    def answers(self) -> list[Page]:
        """The pages that answer a question: those that show snippets."""
        return [page for page in self.pages if page.blocks_named("snippet")]

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
                if block.name in ("snippet", "figure"):
                    key = f"figures/{block.argument}" if block.name == "figure" else block.argument
                    places.setdefault(key, (page, block.line))
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
