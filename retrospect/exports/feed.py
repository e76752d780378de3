"""An Atom feed of the pages that changed last."""

from xml.etree import ElementTree

from retrospect.exports.site import Site
from retrospect.exports.texts import NAME

ATOM = "http://www.w3.org/2005/Atom"
LONGEST = 30  # entries


def feed(site: Site) -> str | None:
    """The feed, or None where git does not tell when pages changed."""
    project = site.project
    changed = [(project.changed[page.path], page) for page in project.pages if page.path in project.changed]
    if not changed:
        return None
    changed.sort(key=lambda entry: (entry[0], entry[1].name), reverse=True)
    root = ElementTree.Element("feed", xmlns=ATOM)
    _add(root, "title", NAME)
    _add(root, "id", site.url)
    _add(root, "updated", f"{changed[0][0]}T00:00:00Z")
    ElementTree.SubElement(root, "link", href=f"{site.url}feed.xml", rel="self")
    ElementTree.SubElement(_add(root, "author"), "name").text = NAME
    for date, page in changed[:LONGEST]:
        entry = _add(root, "entry")
        _add(entry, "title", str(page.meta.get("question") or page.title))
        _add(entry, "id", site.url + site.address(page))
        _add(entry, "updated", f"{date}T00:00:00Z")
        _add(entry, "summary", str(page.meta.get("description", "")))
        ElementTree.SubElement(entry, "link", href=site.url + site.address(page))
    ElementTree.indent(root)
    return ElementTree.tostring(root, "unicode", xml_declaration=True) + "\n"


def _add(parent: ElementTree.Element, tag: str, text: str | None = None) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, tag)
    child.text = text
    return child
