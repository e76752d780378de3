"""Every page, as a browser on a desk and in a hand sees it."""

import pytest
from support import PROJECT, address

VIEWS = {
    "desktop light": (1280, "light"),
    "phone dark": (390, "dark"),
}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("source", PROJECT.pages, ids=lambda page: page.name)
def test_a_page_fits_and_asks_no_one_else(source, view, browser, base_url):
    width, scheme = VIEWS[view]
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, base_url=base_url)
    page, requests, errors = context.new_page(), [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address(source))
    page.wait_for_function("document.readyState === 'complete'")
    try:
        assert [url for url in requests if not url.startswith((base_url, "data:"))] == []
        assert errors == []
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width, "the page scrolls sideways"
        expected = "slate" if scheme == "dark" else "default"
        assert page.evaluate("document.body.dataset.mdColorScheme") == expected
        assert page.locator("h1").count() == 1
        cut = page.evaluate(CUT)
        assert cut == [], f"text cut off in figures: {cut}"
    finally:
        context.close()


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
