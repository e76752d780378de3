"""Every page, as a browser on a desk and in a hand sees it, and as axe-core judges it."""

import functools
import gzip
from urllib.parse import unquote

import pytest
from accessible import BY_EAR, BY_EYE, STILL, violations
from built import built
from playwright.sync_api import expect
from support import PROJECT, THOROUGH, address

VIEWS = [  # width in CSS pixels, what the system prefers, the scheme of the page
    (1280, "light", "default"),
    (390, "dark", "slate"),
    (390, "light", "default"),
    (1280, "dark", "slate"),
]
STAND_FOR_THEIR_KIND = {"index", "view-or-reshape", "ledger", "logits-to-loss"}
NARROWEST = 320
LABS = [lab.page for lab in PROJECT.labs]
SOURCES = [*PROJECT.pages, *LABS]
WEIGHT, LAB_WEIGHT = 100 * 1024, 110 * 1024  # bytes compressed: a page with its styles and scripts, at first


@functools.cache
def compressed(address: str) -> int:
    """What a host sends for an address of the site, in bytes."""
    file = built() / unquote(address)
    return len(gzip.compress((file / "index.html" if file.is_dir() else file).read_bytes(), 9))


def weight(requests: list[str], base_url: str) -> int:
    """What a page asks for until it has loaded, in bytes."""
    return sum(map(compressed, {url.removeprefix(base_url) for url in requests if url.startswith(base_url)}))


def views_of(source) -> list[tuple]:
    """The views in which the tests look at a page, with what axe-core is asked there.

    In CI everything, of every page in every view. Else names and roles, which depend on no view, once, and colours on a
    page of each kind: the other pages are of the same parts, and take the views in turn.
    """
    if THOROUGH:
        return [(*view, None) for view in VIEWS]
    if source.name in STAND_FOR_THEIR_KIND:
        return [(*view, BY_EYE if number else None) for number, view in enumerate(VIEWS)]
    return [(*VIEWS[SOURCES.index(source) % len(VIEWS)], BY_EAR)]


def turn(page, width, preferred):
    """Show the page so wide, to a system that prefers this scheme."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=preferred)


@pytest.mark.parametrize("source", SOURCES, ids=lambda page: page.name)
def test_a_page_fits_is_accessible_and_asks_no_one_else(source, page, base_url):
    requests, errors = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    views = views_of(source)
    turn(page, *views[0][:2])  # a page that loads so need not be laid out twice
    page.goto(address(source))
    assert weight(requests, base_url) <= (LAB_WEIGHT if source in LABS else WEIGHT)
    for explainer in source.blocks_named("explainer"):
        page.locator(f"retrospect-{explainer.argument} .controls").wait_for()
    for width, preferred, scheme, rules in views:
        turn(page, width, preferred)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
        page.evaluate(STILL)  # between a phone's width and a desk's the search box grows and shrinks for a while
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width, f"scrolls sideways at {width} px"
        assert violations(page, rules) == [], f"at {width} px, {preferred}"
    page.set_viewport_size({"width": NARROWEST, "height": 900})
    assert page.evaluate("document.scrollingElement.scrollWidth") <= NARROWEST, "scrolls sideways at 320 px"
    assert page.locator("h1").count() == 1
    cut = page.evaluate(CUT)
    assert cut == [], f"text cut off in figures: {cut}"
    assert [url for url in requests if not url.startswith((base_url, "data:"))] == []
    assert errors == []


@pytest.mark.parametrize(
    ("rules", "rule", "breaks"),
    [
        (BY_EYE, "color-contrast", "document.querySelector('.receipt').style.color = '#bbb'"),
        (BY_EYE, "color-contrast", "document.styleSheets[0].insertRule('.snippet-code .k { color: #ccc !important }')"),
        (
            BY_EYE,
            "link-in-text-block",
            "document.styleSheets[0].insertRule('p a { text-decoration: none !important }')",
        ),
        (BY_EAR, "link-name", "document.querySelector('.md-content p a').textContent = ''"),
        (BY_EAR, "svg-img-alt", "document.querySelector('.drawing svg').removeAttribute('aria-label')"),
        (BY_EAR, "heading-order", "document.querySelector('h2').outerHTML = '<h5>deep</h5>'"),
    ],
)
def test_what_is_not_accessible_is_noticed(rules, rule, breaks, page):
    page.goto("tensors/storage-and-strides/")
    page.evaluate(breaks)
    assert {line.partition(":")[0] for line in violations(page, rules)} == {rule}


@pytest.mark.parametrize("preferred", ["light", "dark"])
def test_dialogs_and_menus_are_accessible_when_open(page, preferred):
    rules = None if THOROUGH or preferred == "light" else BY_EYE
    page.emulate_media(color_scheme=preferred)
    page.goto("tensors/view-or-reshape/")
    page.get_by_placeholder("Search").fill("stride")
    page.keyboard.press("End")
    page.locator(".md-search-result__item").first.wait_for()
    assert violations(page, rules) == [], "with the results of a search"
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 390, "height": 900})
    page.locator("label.md-header__button[for='__drawer']").click()
    page.locator(".md-nav--primary").wait_for()
    assert violations(page, rules) == [], "with the menu open"
    page.locator(".md-overlay").click(position={"x": 380, "y": 450})
    page.locator("label.md-header__button[for='__search']").click()
    page.get_by_placeholder("Search").fill("worker")
    page.keyboard.press("End")
    page.locator(".md-search-result__item").first.wait_for()
    assert violations(page, rules) == [], "with the search of a phone"


# The texts of figures that reach over the edge of their drawing.
CUT = """
[...document.querySelectorAll('.drawing svg, .lab-figure svg')].flatMap(svg => {
  const edge = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text')].filter(text => {
    const t = text.getBoundingClientRect();
    return t.left < edge.left - 1 || t.top < edge.top - 1 || t.right > edge.right + 1 || t.bottom > edge.bottom + 1;
  }).map(text => text.textContent + ' in: ' + svg.getAttribute('aria-label'));
})
"""
