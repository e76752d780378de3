"""A built site: its folder, its address, and where things of a page are."""

from dataclasses import dataclass
from pathlib import Path

from retrospect.page import Page
from retrospect.project import Project


@dataclass(frozen=True)
class Site:
    """``url`` is the address of the site's root with a slash at its end."""

    project: Project
    folder: Path
    url: str

    def _path(self, page: Page) -> Path:
        return page.path.relative_to(self.project.docs).with_suffix("")

    def address(self, page: Page) -> str:
        """A page's address below the root, such as ``tensors/view-or-reshape/``."""
        path = self._path(page)
        if not self.project.directory_urls:
            return f"{path.as_posix()}.html"
        return f"{path.as_posix()}/" if path.name != "index" else path.parent.as_posix().replace(".", "", 1)

    def downloads(self, page: Page) -> str:
        """The address of the folder with a page's downloads, such as ``tensors/view-or-reshape/``."""
        path = self._path(page)
        return f"{path.as_posix()}/" if path.name != "index" else ""

    def write(self, address: str, content: str | bytes) -> None:
        """Put a file at an address below the root."""
        path = self.folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
