"""The pages of labs: what is copied and downloaded, and figures that follow the scheme; test_look.py sees the rest."""

import pytest
from playwright.sync_api import expect
from support import PROJECT, address

LABS = pytest.mark.parametrize("lab", PROJECT.labs, ids=lambda lab: lab.name)


@LABS
def test_every_cell_copies_as_it_is_written(lab, page, copied):
    page.goto(address(lab.page))
    given = copied(".lab-cell .snippet-code", lambda button: button.click())
    assert [code.strip() for code in given] == [cell.source.strip() for cell in lab.cells if cell.is_code]
    expect(page.locator(".snippet-output button")).to_have_count(0)


@LABS
def test_the_notebook_can_be_downloaded(lab, page):
    page.goto(address(lab.page))
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the notebook").click()
    assert download.value.suggested_filename == lab.notebook.name
    assert download.value.path().read_bytes() == lab.notebook.read_bytes()


@LABS
def test_figures_have_names_and_the_colour_of_the_text(lab, page):
    page.goto(address(lab.page))
    drawings = page.locator(".lab-figure svg")
    recorded = sum(output.mime != "text/plain" for cell in lab.recorded for output in cell.outputs)
    expect(drawings).to_have_count(recorded)
    assert recorded > 0
    assert page.get_by_role("img").count() >= recorded, "a figure without a name"
    painted = {}
    for scheme, name in (("light", "default"), ("dark", "slate")):
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)
        painted[scheme] = page.evaluate(COLOURS)
        assert painted[scheme]["black"] == 0, "something is black on black"
    assert painted["light"]["text"] != painted["dark"]["text"]


# The colour of the first text of the figures, and how many elements are still painted in black.
COLOURS = """() => {
  const all = [...document.querySelectorAll('.lab-figure svg *')].map(element => getComputedStyle(element));
  return {
    text: getComputedStyle(document.querySelector('.lab-figure text')).fill,
    black: all.filter(style => style.stroke === 'rgb(0, 0, 0)').length
      + [...document.querySelectorAll('.lab-figure text')].filter(
          text => getComputedStyle(text).fill === 'rgb(0, 0, 0)').length,
  };
}"""
