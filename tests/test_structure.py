"""The built site as a crawler sees it: every link leads somewhere, every page says what it is, the HTML is valid."""

import functools
import json
import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import material
import pytest
from bs4 import BeautifulSoup
from built import built

from retrospect.compile_hint import HINT
from retrospect.project import HERE

pytestmark = pytest.mark.xdist_group("structure")  # in one process, which reads each page once

VALIDATOR = "html-validate@9.7.1"
# Off in tests/htmlvalidate.json, beside matters of style: Material repeats the table of contents in the menu (one of
# the two is hidden, which axe sees and the validator does not), keeps browsers from restoring its two toggles, and has
# a search form without a button, since it answers while one types.


@functools.cache
def pages() -> dict[str, BeautifulSoup]:
    """Every HTML file of the site, by its address."""
    return {
        path.relative_to(built()).as_posix().removesuffix("index.html"): BeautifulSoup(
            path.read_text("utf-8"), "html.parser"
        )
        for path in sorted(built().rglob("*.html"))
    }


@functools.cache
def anchors(address: str) -> set[str]:
    """What a link to a page may name after its ``#``."""
    return {element["id"] for element in pages()[address].find_all(id=True)}


def targets(soup: BeautifulSoup):
    """What a page links to or loads."""
    for tag, attribute in (("a", "href"), ("link", "href"), ("script", "src"), ("img", "src")):
        yield from (element[attribute] for element in soup.find_all(tag, attrs={attribute: True}))


def missing(address: str, target: str) -> str | None:
    """Why a link leads nowhere on this site, or None."""
    there = urlsplit(urljoin(f"http://here/{address}", target))
    if there.netloc != "here" or there.scheme not in ("http", "https"):
        return None
    path = unquote(there.path).lstrip("/")
    file = built() / path / "index.html" if path.endswith("/") or not path else built() / path
    if not file.is_file():
        return f"{target}: no such file"
    if not there.fragment or file.suffix != ".html":
        return None
    known = unquote(there.fragment) in anchors(path.removesuffix("index.html"))
    return None if known else f"{target}: no such anchor"


def test_every_link_and_anchor_leads_somewhere():
    broken = {
        address: sorted({why for target in targets(soup) if (why := missing(address, target))})
        for address, soup in pages().items()
        if address != "404.html"  # its links begin at the root of the domain
    }
    assert {address: why for address, why in broken.items() if why} == {}


def test_a_link_that_leads_nowhere_is_noticed():
    assert missing("tensors/view-or-reshape/", "../gone/") == "../gone/: no such file"
    assert missing("tensors/view-or-reshape/", "#gone") == "#gone: no such anchor"
    assert missing("tensors/view-or-reshape/", "../storage-and-strides/#stride") is None


def test_every_page_says_what_it_is():
    titles = {}
    for address, soup in pages().items():
        if address == "404.html":
            continue
        title, description = soup.title.string.strip(), soup.find("meta", attrs={"name": "description"})["content"]
        assert title not in titles, f"{address} and {titles[title]} have the same title"
        titles[title] = address
        assert 40 <= len(description) <= 200, f"{address}: a description of {len(description)} letters"
        canonical = soup.find("link", rel="canonical")["href"]
        assert canonical.endswith(f"/{address}"), canonical
        assert soup.html["lang"] == "en"
        card = soup.find("meta", property="og:image")["content"]
        assert (built() / urlsplit(card).path.lstrip("/")).is_file(), card


def test_headings_leave_out_no_level():
    for address, soup in pages().items():
        levels = [int(heading.name[1]) for heading in soup.main.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])]
        jumps = [pair for pair in zip(levels, levels[1:], strict=False) if pair[1] > pair[0] + 1]
        assert levels.count(1) == 1, f"{address} has {levels.count(1)} headings of the first level"
        assert not jumps, f"{address}: {jumps}"


def test_the_sitemap_lists_every_page():
    locations = ElementTree.parse(built() / "sitemap.xml").iterfind(".//{*}loc")
    listed = {urlsplit(location.text).path.lstrip("/") for location in locations}
    assert listed == set(pages()) - {"404.html"}


def test_the_script_of_the_theme_is_materials_with_the_hint():
    (script,) = built().glob("assets/javascripts/bundle.*.min.js")
    original = Path(material.__file__).with_name("templates") / script.relative_to(built())
    assert script.read_bytes() == HINT + original.read_bytes()
    maps = [json.loads(file.with_suffix(".js.map").read_text("utf-8"))["mappings"] for file in (script, original)]
    assert maps[0] == f";{maps[1]}", "the source map is not one line longer"


def test_nothing_lies_inline_that_the_policy_forbids():
    for address, soup in pages().items():
        policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
        assert "script-src 'self';" in policy
        inline = [
            script for script in soup("script") if not script.get("src") and script.get("type") != "application/json"
        ]
        handlers = [tag.name for tag in soup(True) if any(name.startswith("on") for name in tag.attrs)]
        assert not inline, f"{address}: {inline[0]}"
        assert not handlers, f"{address}: {handlers}"


def test_the_html_is_valid():
    if not shutil.which("npx"):
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail("no npx in PATH; install Node.js")
        pytest.skip("no npx in PATH; install Node.js to validate the HTML")
    files = [str(path) for path in sorted(built().rglob("*.html"))]
    options = ["--config", str(HERE / "tests" / "htmlvalidate.json"), "--formatter", "text"]
    done = subprocess.run(["npx", "--yes", VALIDATOR, *options, *files], capture_output=True, text=True, cwd=Path("/"))
    assert done.returncode == 0, f"{done.stdout[-4000:]}{done.stderr[-1000:]}"
