"""What machines read: llms.txt, every page as text, an index of snippets, and snippets for an editor."""

import json
from collections.abc import Iterable

from retrospect import receipts
from retrospect.exports.site import Site
from retrospect.page import Page
from retrospect.project import Project
from retrospect.snippet import Snippet

NAME = "Torch Retrospect"
SUMMARY = "PyTorch study notes, each put to the test on real torch. Every block of code ran, and says where."


def llms(site: Site) -> str:
    """The pages by section, each with its question and the address of its Markdown copy."""
    written, section = [f"# {NAME}", "", f"> {SUMMARY}", ""], None
    for page in site.project.pages:
        folder = page.path.parent.name.capitalize() if page.path.parent != site.project.docs else "Start"
        if folder != section:
            section = folder
            written += ["", f"## {section}", ""]
        about = page.meta.get("question") or page.meta.get("description", "")
        written.append(f"- [{page.title}]({site.url}{markdown_copy(site, page)}): {about}")
    return "\n".join(written) + "\n"


def llms_full(copies: Iterable[str]) -> str:
    """Every page that answers a question, one after another, from their Markdown copies."""
    return "\n\n---\n\n".join(copies)


def markdown_copy(site: Site, page: Page) -> str:
    """Where a page's Markdown is: beside the page, with ``.md`` for its ending."""
    return f"{site.downloads(page)}index.md"


def index(site: Site) -> str:
    """Every snippet as JSON: id, address, code, output, APIs, errors, and on which torch and devices it ran."""
    return json.dumps(
        [_entry(site, snippet, page) for snippet, page in shown(site.project)], indent=1, ensure_ascii=False
    )


def shown(project: Project) -> Iterable[tuple[Snippet, Page]]:
    """Each snippet with the page that shows it, in the order of the pages."""
    for page in project.pages:
        for block in page.blocks_named("snippet"):
            snippet = project.find_snippet(block.argument)
            if snippet and project.shown_at[snippet.key][0] is page:
                yield snippet, page


def _entry(site: Site, snippet: Snippet, page: Page) -> dict:
    ran = {device: receipts.valid(site.project.root, snippet, device) for device in receipts.DEVICES}
    noted = ran["cpu"] or ran["cuda"]
    return {
        "id": snippet.id,
        "address": f"{site.address(page)}#{snippet.name}",
        "question": page.meta.get("question", ""),
        "kind": snippet.kind,
        "mark": snippet.mark,
        "code": snippet.code,
        "output": snippet.recording(),
        "apis": list(noted.apis) if noted else [],
        "raises": list(noted.raised) if noted else [],
        "ran": {
            device: {"torch": run.torch, "device": run.device, "date": run.date} for device, run in ran.items() if run
        },
    }


def editor_snippets(site: Site) -> str:
    """A snippets file of VS Code: type ``retro-`` and choose."""
    written = {}
    for snippet, page in shown(site.project):
        body = snippet.code.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")
        written[snippet.id] = {
            "scope": "python",
            "prefix": f"retro-{snippet.name.replace('_', '-')}",
            "description": f"{page.title}: {snippet.name.replace('_', ' ')}",
            "body": body.rstrip("\n").split("\n"),
        }
    return json.dumps(written, indent=1, ensure_ascii=False)
