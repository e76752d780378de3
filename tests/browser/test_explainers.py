"""What every explainer owes its readers, with a script and without, on paper and by keyboard; axe: test_look.py."""

import pytest
from support import PROJECT, address

PLACES = [
    pytest.param(page, block.argument, id=f"{page.name}-{block.argument}")
    for page in PROJECT.pages
    for block in page.blocks_named("explainer")
]
everywhere = pytest.mark.parametrize(("source", "name"), PLACES)
FOCUSABLE = ":is(button, select, input, textarea, [tabindex='0']):visible"

DURATIONS = """
nodes => nodes.map(node => getComputedStyle(node)).flatMap(style => [style.transitionDuration, style.animationDuration])
"""


def opened(page, source, name):
    """The figure on its page, once its scripts have run."""
    page.goto(address(source))
    page.locator(f"retrospect-{name} .controls").wait_for()
    return page.locator(f"figure.explainer:has(retrospect-{name})")


@everywhere
def test_without_script_it_is_a_figure_with_the_facts_in_words(source, name, browser, base_url):
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(address(source))
    figure = page.locator(f"figure.explainer:has(retrospect-{name})")
    assert figure.locator("svg").is_visible()
    assert len(figure.locator("figcaption").inner_text().split()) >= 20
    context.close()


@everywhere
def test_it_is_reached_by_key_keeps_still_and_is_printed(source, name, page):
    page.emulate_media(reduced_motion="reduce")
    figure = opened(page, source, name)
    controls = figure.locator(FOCUSABLE)
    assert controls.count() >= 4
    controls.first.focus()
    for _ in range(controls.count() - 1):
        page.keyboard.press("Tab")
    at_the_last = controls.last.evaluate("element => element === document.activeElement")
    assert at_the_last, "Tab does not go through the controls"
    assert figure.locator("[role='status'][aria-live]").inner_text().strip()
    assert set(figure.locator(".view, .view *").evaluate_all(DURATIONS)) <= {"0s"}, "moves where no motion is wanted"
    page.emulate_media(media="print")
    assert figure.locator(".view").is_visible()
    assert not figure.locator(".controls").is_visible()
    assert not figure.locator(".foot").is_visible()


def test_pages_without_one_load_nothing(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("reference/cheat-sheet/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/explainers/" in url]
