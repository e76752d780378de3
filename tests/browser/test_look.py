"""Every page, as a browser on a desk and in a hand sees it."""

import pytest
from support import PROJECT, address

VIEWS = [(1280, "light", "default"), (390, "dark", "slate")]  # width in CSS pixels, what the system prefers, the scheme


@pytest.mark.parametrize("source", PROJECT.pages, ids=lambda page: page.name)
def test_a_page_fits_and_asks_no_one_else(source, page, base_url):
    requests, errors = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address(source))
    for width, preferred, scheme in VIEWS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=preferred)
        page.wait_for_function(f"document.body.dataset.mdColorScheme === '{scheme}'")
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width, f"scrolls sideways at {width} px"
    assert page.locator("h1").count() == 1
    cut = page.evaluate(CUT)
    assert cut == [], f"text cut off in figures: {cut}"
    assert [url for url in requests if not url.startswith((base_url, "data:"))] == []
    assert errors == []


# The texts of figures that reach over the edge of their drawing.
CUT = """
[...document.querySelectorAll('.drawing svg')].flatMap(svg => {
  const box = svg.viewBox.baseVal;
  return [...svg.querySelectorAll('text')].filter(text => {
    const t = text.getBBox();
    return t.x < -1 || t.y < -1 || t.x + t.width > box.width + 1 || t.y + t.height > box.height + 1;
  }).map(text => svg.closest('figure').id + ': ' + text.textContent);
})
"""
