"""The ways in which a page is read: by keyboard, on paper, without motion."""

import pytest
from playwright.sync_api import expect
from support import PROJECT, address

KINDS = ["", "tensors/view-or-reshape/", "reference/ledger/", "labs/what-a-reshape-costs/"]
A4 = 794  # CSS pixels


@pytest.mark.parametrize("place", KINDS)
def test_what_has_the_focus_is_seen(place, page):
    page.goto(place)
    page.locator(".md-content").wait_for()
    unseen, seen = [], set()
    for _ in range(80):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        seen.add(focused["what"])
        if not focused["outlined"] or not focused["inside"]:
            unseen.append(focused)
    assert unseen == []
    assert len(seen) > 20, "Tab goes through few elements"


def test_by_keyboard_one_searches_and_opens_a_page(page):
    page.goto("")
    page.keyboard.press("/")
    expect(page.get_by_placeholder("Search")).to_be_focused()
    page.keyboard.type("zero_grad")
    page.locator(".md-search-result__item").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_title("The training step - Torch Retrospect")


@pytest.mark.parametrize("place", [address(page) for page in PROJECT.answers[:3]] + KINDS[2:])
def test_on_paper_there_is_the_text_alone_and_all_of_the_code(place, page):
    page.set_viewport_size({"width": A4, "height": 1000})
    page.goto(place)
    page.emulate_media(media="print")
    for part in (".md-header", ".md-sidebar:visible", ".md-footer", ".md-code__nav", ".verdict-filter"):
        for element in page.locator(part).all():
            assert not element.is_visible(), f"{part} is printed"
    assert page.locator("h1").is_visible()
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("place", KINDS)
def test_nothing_moves_for_those_who_want_no_motion(place, page):
    page.goto(place)
    assert page.evaluate(MOVING) != [], "nothing would have moved anyway"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVING) == []


def test_a_page_shows_its_tags_and_each_of_them_searches(page):
    page.goto("tensors/storage-and-strides/")
    tags = next(page.meta["tags"] for page in PROJECT.pages if page.name == "storage-and-strides")
    links = page.locator(".page-tags a")
    assert links.all_inner_texts() == tags
    links.nth(1).click()
    expect(page.get_by_placeholder("Search")).to_have_value(tags[1])
    page.locator(".md-search-result__item").first.wait_for()


def test_the_words_of_a_search_are_marked_on_its_result(page):
    page.goto("tensors/view-or-reshape/?h=stride")
    page.locator("mark[data-md-highlight]").first.wait_for()
    assert page.locator("mark[data-md-highlight]").first.inner_text().lower().startswith("stride")


def test_colours_are_the_systems_until_a_reader_chooses(page):
    scheme = page.locator("body")
    page.emulate_media(color_scheme="dark")
    page.goto("")
    expect(scheme).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    expect(scheme).to_have_attribute("data-md-color-scheme", "default")
    page.locator("#__palette_0").focus()
    page.keyboard.press("Enter")  # from the system's colours to light ones
    page.emulate_media(color_scheme="dark")
    page.reload()
    expect(scheme).to_have_attribute("data-md-color-scheme", "default")
    page.locator("label[for^=__palette]:visible").click()  # to dark ones
    expect(scheme).to_have_attribute("data-md-color-scheme", "slate")
    assert page.locator("meta[name=color-scheme]").get_attribute("content") == "dark"
    page.locator("label[for^=__palette]:visible").click()  # and back to the system's
    page.emulate_media(color_scheme="light")
    expect(scheme).to_have_attribute("data-md-color-scheme", "default")


# The element that has the focus, or its label: what it is, whether one sees it and its outline.
FOCUSED = """() => {
  const active = document.activeElement;
  const element = active.matches(".md-option") ? active.nextElementSibling : active.closest("label") ?? active;
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  return {
    what: element.outerHTML.slice(0, 120),
    outlined: element === document.body || style.outlineStyle !== "none" || style.boxShadow !== "none",
    inside: element === document.body || (box.bottom > 0 && box.top < innerHeight && box.width > 0),
  };
}"""
# Code and tables that are wider than the paper.
CUT = """() => [...document.querySelectorAll("pre > code, .md-typeset table, .drawing svg")]
  .filter(element => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 1
    || element.scrollWidth > element.clientWidth + 1 && element.localName === "code")
  .map(element => element.textContent.slice(0, 60))"""
MOVING = """() => [...document.querySelectorAll("*")].filter(element => {
  const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(element);
  return [transitionDuration, animationDuration].some(times => times.split(", ").some(time => parseFloat(time) > 0))
    || scrollBehavior === "smooth";
}).map(element => element.outerHTML.slice(0, 80)).slice(0, 10)"""
