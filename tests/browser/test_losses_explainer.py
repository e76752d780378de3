"""The losses on a number line, driven like a person: slide, type, press, follow a link, run the code."""

import pytest
from playwright.sync_api import expect
from support import PROJECT, address

from retrospect.run import Runner

PAGE = next(page for page in PROJECT.pages if page.name == "bce-and-cross-entropy")
START = "Logit 17, target 0: BCELoss is 100 with gradient 0, BCEWithLogitsLoss is 17 with gradient 1."


def opened(page, link=""):
    page.goto(f"{address(PAGE)}#{link}")
    return page.locator("retrospect-losses")


def row(figure, name):
    """Loss and gradient as the table shows them."""
    return (
        figure.locator("tbody tr").filter(has=figure.page.get_by_role("rowheader", name=name, exact=True)).locator("td")
    )


def test_a_logit_is_typed_slid_and_pressed(page):
    figure = opened(page)
    words, number = figure.locator(".words"), figure.get_by_role("spinbutton", name="logit")
    expect(words).to_contain_text(START)
    number.fill("16.635")
    expect(row(figure, "BCELoss")).to_have_text(["15.942", "1"])
    page.keyboard.press("ArrowUp")
    expect(number).to_have_value("16.636")
    expect(row(figure, "BCELoss")).to_have_text(["100", "0"])
    expect(row(figure, "by hand")).to_have_text(["inf", "nan"])
    number.fill("16.6355")
    expect(number).to_have_attribute("aria-invalid", "true")
    expect(words).to_contain_text("in steps of 0.001")
    figure.get_by_role("slider", name="logit").focus()
    page.keyboard.press("Home")
    expect(number).to_have_value("-110")
    page.keyboard.press("ArrowRight")
    expect(words).to_contain_text("Logit -109.9, target 0: BCELoss is 0")
    figure.get_by_role("button", name="-30").click()
    expect(figure.get_by_role("button", name="-30")).to_have_attribute("aria-pressed", "true")
    figure.get_by_role("slider", name="target").fill("1")
    expect(row(figure, "BCELoss")).to_have_text(["30", "-0.093576"])
    assert page.url.endswith("#losses=-30;1")
    figure.get_by_role("button", name="Start again").click()
    expect(words).to_contain_text(START)


def test_the_mark_moves_along_the_line(page):
    figure = opened(page, "losses=0;0.5")
    marks = figure.locator("svg rect:is(.hot, .cold)")
    before = marks.first.bounding_box()["x"]
    figure.get_by_role("button", name="89", exact=True).click()
    assert marks.first.bounding_box()["x"] > before + 80
    figure.get_by_label("shown").select_option("near")
    expect(figure.get_by_role("img")).to_have_attribute(
        "aria-label", "Loss and gradient over the logit from 86 to 92, for target 0.5"
    )
    assert page.url.endswith("#losses=89;0.5;near")


LINKS = {
    "17;0": "BCELoss stops log(0) at -100",
    "-20;0": "BCEWithLogitsLoss is 0 with gradient 2.0612e-09",
    "0.3;0.05": "The losses agree",
    "15;0;near": "few digits of 1 - sigmoid",
    "-20;1.5": "BCELoss refuses a target outside 0 to 1",
}


@pytest.mark.parametrize("link", LINKS)
def test_a_shared_link_and_its_code_say_the_same(link, page, clipboard):
    figure = opened(page, f"losses={link}")
    expect(figure.locator(".words")).to_contain_text(LINKS[link])
    figure.get_by_role("button", name="Copy code").click()
    expect(figure.get_by_role("button", name="Copied")).to_be_visible()
    code = clipboard()
    refused = figure.locator(".refused").all_inner_texts()
    outcome = Runner().run_text(code, declared_errors=["RuntimeError"] if refused else [])
    lines = [
        figure.locator(".numbers > p").first.inner_text(),
        *(text.removeprefix("RuntimeError: ") for text in refused),
    ]
    for name in ("BCELoss", "BCEWithLogitsLoss", "by hand"):
        cells = row(figure, name).all_inner_texts()
        if cells != ["refused"]:
            lines.append(f"{name}: loss {cells[0]}, gradient {cells[1]}")
    assert outcome.output.splitlines() == lines, outcome


@pytest.mark.parametrize("link", ["111;0", "17;0.03", "17", "17;0;far", "1e1;0", "constructor;0"])
def test_a_broken_link_shows_the_start(link, page):
    expect(opened(page, f"losses={link}").locator(".words")).to_contain_text(START)
