"""Serve the site while its pages are written: a page whose text did not change is not rendered again.

MkDocs renders every page on every change, which takes seconds for this site. Inside this one process, rendered pages
and their search entries are kept by what they were made from: the page with its blocks written out. So a page is
rendered again when its text, a snippet, a recording or a receipt changes what it says, and put into the frame of the
site again when that, the navigation or the theme is another. A build uses none of this.
"""

import os
import socket
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme
from watchdog.events import FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent
from watchdog.observers import Observer

from retrospect.expand import expand
from retrospect.page import Page as Source
from retrospect.project import Project

CHANGES = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]


def serve(config: Path, port: int) -> int:
    """Serve on 127.0.0.1 until interrupted; 2 where the site or the port is not to be had."""
    root = config.parent
    if not config.exists():
        sites = ["en", *(path.name.split(".")[1] for path in sorted(root.glob("mkdocs.*.yml")))]
        return refuse(f"serve: there is no {config.name}; this site exists in: {', '.join(sites)}")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return refuse(
                f"serve: port {port} is in use; stop what runs there, or choose another: make serve PORT=8001"
            )
    print(f"serve: http://127.0.0.1:{port}/ (Ctrl+C ends it)", flush=True)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    keep_rendered_pages(Project(root))
    from mkdocs.__main__ import cli
    from mkdocs.commands import serve as command

    command.LiveReloadServer = QuickServer

    cli(["serve", "--livereload", "--config-file", str(config), "--dev-addr", f"127.0.0.1:{port}"])
    return 0


class QuickServer(LiveReloadServer):
    """Is told of changes by the system; MkDocs looks for them twice a second."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.build_delay = 0.02  # seconds to wait for more of the same
        self.observer = Watcher()


class Watcher(Observer):
    """Tells of changes alone: that a build reads a file is no reason to build."""

    def schedule(self, handler, path, **options):
        return super().schedule(handler, path, event_filter=CHANGES, **options)


def keep_rendered_pages(project: Project) -> None:
    """From now on, render, index for search and write out a page only when what it is made from changed."""
    from material.plugins.search.plugin import SearchIndex

    render, add_entry, get_env = Page.render, SearchIndex.add_entry_from_context, Theme.get_env
    rendered: dict[str, Rendered] = {}
    entries: dict[str, tuple[str, list]] = {}
    written: dict[str, tuple[tuple, str]] = {}
    templates = FileSystemBytecodeCache(tempfile.mkdtemp(prefix="retrospect-templates-"))

    def render_once(self, config, files):
        name, stamp = self.file.src_uri, (self.markdown, files_behind(self, project))
        last = rendered.get(name)
        if last is None or last.stamp != stamp:
            text = written_out(self, project)
            if last is None or last.text != text:
                render(self, config, files)
                kept = ("content", "toc", "_title_from_render", "present_anchor_ids", "links_to_anchors")
                last = Rendered(stamp, text, {key: vars(self)[key] for key in kept if key in vars(self)})
            last.stamp = stamp
            rendered[name] = last
        vars(self).update(last.result)

    def add_entry_once(self, page):
        name = page.file.src_uri
        if entries.get(name, ("",))[0] != page.content:
            before = len(self.entries)
            add_entry(self, page)
            entries[name] = page.content, self.entries[before:]
        else:
            self.entries += entries[name][1]

    def env_that_keeps_what_it_wrote(self):
        env = get_env(self)
        env.bytecode_cache = templates
        render_template = env.get_template("main.html").render
        frame = [*project.root.glob("mkdocs*.yml"), *project.root.glob("theme/**/*.html")]
        around = [path.stat().st_mtime_ns for path in frame]

        def write_once(context):
            page, nav = context["page"], [(item.title, item.url) for item in context["nav"].pages]
            made_of = page.content, page.title, page.meta, nav, around
            if written.get(page.url, ("",))[0] != made_of:
                written[page.url] = made_of, render_template(context)
            return written[page.url][1]

        env.get_template("main.html").render = write_once
        return env

    Page.render, SearchIndex.add_entry_from_context, Theme.get_env = (
        render_once,
        add_entry_once,
        env_that_keeps_what_it_wrote,
    )


@dataclass
class Rendered:
    """A page as it was rendered: from which files, from which text, and what came of it."""

    stamp: tuple
    text: str
    result: dict


def files_behind(page: Page, project: Project) -> tuple:
    """Names and times of the files that a page may be made from: its own snippets and figures, or all files."""
    name = Path(page.file.src_uri).stem
    own = [project.root / top / name for top in ("snippets", "figures")]
    folders = own if own[0].exists() else [project.docs, *(folder.parent for folder in own)]
    files = [path for folder in folders for path in folder.rglob("*.*")]
    return tuple((path, path.stat().st_mtime_ns) for path in [*files, *project.root.glob("receipts/*.json")])


def written_out(page: Page, project: Project) -> str:
    """What a page is rendered from: its Markdown with our blocks written out, drawings included."""
    drawings = []
    source = project.find_page(page.markdown) or Source(Path("page.md"), page.markdown)
    text, _ = expand(source, Project(project.root, project.language), lambda html: drawings.append(html) or "")
    return "\0".join([text, *drawings])


def refuse(message: str) -> int:
    """Say in one line why not; the exit code that goes with it."""
    print(message, file=sys.stderr)
    return 2
