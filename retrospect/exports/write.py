"""Write every export into a built site."""

from retrospect.exports import texts
from retrospect.exports.card import card
from retrospect.exports.feed import feed
from retrospect.exports.markdown import plain
from retrospect.exports.notebook import notebook
from retrospect.exports.program import program
from retrospect.exports.site import Site

SEARCH_INDEX = "search/search_index.json"


def write(site: Site, cards: bool = True) -> None:
    """Write all of them. ``cards`` are the pictures of links, which take most of the time."""
    project = site.project
    copies = {page.path: plain(page, project) for page in project.pages}
    for snippet, page in texts.shown(project):
        site.write(f"{site.downloads(page)}{snippet.name}.py", program(snippet, project))
    for page in project.pages:
        site.write(texts.markdown_copy(site, page), copies[page.path])
        if cards:
            question = str(page.meta.get("question") or page.meta.get("description") or page.title)
            site.write(f"{site.downloads(page)}card.png", card(page.title, question))
    for page in project.answers:
        as_notebook = notebook(page, copies[page.path], site.url + site.address(page))
        site.write(f"{site.downloads(page)}{page.name}.ipynb", as_notebook)
    for lab in project.labs if cards else ():
        site.write(f"labs/{lab.name}/card.png", card("Lab", lab.title))
    site.write("llms.txt", texts.llms(site))
    site.write("llms-full.txt", texts.llms_full(copies[page.path] for page in project.answers))
    site.write("snippets.json", texts.index(site))
    site.write("torch-retrospect.code-snippets", texts.editor_snippets(site))
    entries = feed(site)
    if entries:
        site.write("feed.xml", entries)
    if not project.directory_urls:
        _search_without_server(site)


def _search_without_server(site: Site) -> None:
    """The search index as a script: a page that was opened from a file may not fetch one."""
    entries = (site.folder / SEARCH_INDEX).read_text(encoding="utf-8")
    site.write("search/search_index.js", f"var __index = {entries}")
