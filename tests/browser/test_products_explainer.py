"""The figure of matrix products, driven like a person: type a shape, step through entries, follow a link, run code."""

import pytest
from playwright.sync_api import expect
from support import PROJECT, address

from retrospect.run import Runner

PAGE = next(page for page in PROJECT.pages if page.name == "dot-mm-matmul")


@pytest.fixture
def figure(page):
    page.goto(address(PAGE))
    return page.locator("retrospect-products")


def words(figure):
    return figure.locator(".words")


def test_a_shape_is_typed_and_refused_in_torchs_words(figure, page):
    expect(words(figure)).to_contain_text("(5, 4, 2, 6)")
    right = figure.get_by_role("textbox", name="right")
    right.focus()
    page.keyboard.press("End")
    for _ in range(4):
        page.keyboard.press("Backspace")
    page.keyboard.type("5 6")
    expect(right).to_be_focused()
    expect(right).to_have_value("4, 5 6")
    expect(words(figure)).to_contain_text("inner j sizes are 3 and 5")
    refused = "RuntimeError: Expected size for first two dimensions of batch2 tensor to be: [20, 3] but got: [20, 5]."
    expect(figure.locator(".refused")).to_have_text(refused)
    page.keyboard.type("!")
    expect(right).to_have_attribute("aria-invalid", "true")
    expect(words(figure)).to_contain_text("five sizes from 0 to 9")
    figure.get_by_role("button", name="Start again").click()
    expect(right).to_have_value("4, 3, 6")
    expect(right).to_have_attribute("aria-invalid", "false")
    expect(words(figure)).to_contain_text("(5, 4, 2, 6)")


def test_entries_are_stepped_through_and_pressed(figure, page):
    before = figure.get_by_role("button", name="Previous entry")
    figure.get_by_role("button", name="Next entry").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    entry = figure.locator(".view code")
    expect(entry).to_have_text("result[0, 0, 0, 2] = sum over j of left[0, 0, 0, j] * right[0, j, 2]")
    figure.locator("rect.pick").last.click()
    expect(entry).to_have_text("result[0, 0, 1, 5] = sum over j of left[0, 0, 1, j] * right[0, j, 5]")
    assert page.url.endswith("#products=matmul:5,1,2,3;4,3,6!11")
    figure.get_by_role("button", name="Start again").click()
    before.click()
    expect(entry).to_have_text("result[4, 3, 1, 5] = sum over j of left[4, 0, 1, j] * right[3, j, 5]")


def test_einsum_starts_as_the_product_before(figure):
    figure.get_by_label("product").select_option("einsum")
    equation = figure.get_by_label("equation")
    expect(equation).to_have_value("...ij,...jk->...ik")
    expect(words(figure)).to_contain_text("(5, 4, 2, 6)")
    equation.fill("...ij,...jk->...iz")
    expect(figure.locator(".refused")).to_contain_text("output subscript z does not appear in the equation")
    equation.fill("...ij,...jk->...ki")
    expect(words(figure)).to_contain_text("(5, 4, 6, 2)")
    figure.get_by_label("product").select_option("mm")
    expect(equation).to_be_hidden()
    expect(figure.locator(".refused")).to_have_text("RuntimeError: self must be a matrix")


LINKS = {
    "matmul:5,2,3;3": "(5, 2)",
    "einsum:4,3;4,3:bi,bi-~b": "(4,)",
    "matmul:5,2,3;4,3,6": "must match the size of tensor b (4)",
    "mv:;3": "Dimension specified as 0",
}


@pytest.mark.parametrize("link", LINKS)
def test_a_shared_link_and_its_code_say_the_same(link, page, clipboard):
    page.goto(f"{address(PAGE)}#products={link}")
    figure = page.locator("retrospect-products")
    shown = figure.locator(".refused").or_(words(figure)).first
    expect(shown).to_contain_text(LINKS[link])
    figure.get_by_role("button", name="Copy code").click()
    expect(figure.get_by_role("button", name="Copied")).to_be_visible()
    code = clipboard()
    outcome = Runner().run_text(code, declared_errors=["IndexError" if link.startswith("mv") else "RuntimeError"])
    assert outcome.output.strip(), outcome
    assert outcome.output.strip() in shown.inner_text()


@pytest.mark.parametrize("link", ["matmul:5,1,2,3;4,3,60", "mul:3;3", "constructor:;", "matmul:3;3!1"])
def test_a_broken_link_shows_the_start(link, page):
    page.goto(f"{address(PAGE)}#products={link}")
    expect(words(page.locator("retrospect-products"))).to_contain_text("(5, 4, 2, 6)")
