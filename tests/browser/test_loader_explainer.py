"""The explainer of DataLoader, driven as a reader drives it, and its code run on torch."""

import re

import pytest
from playwright.sync_api import expect

from retrospect.run import Runner

PAGE = "data/dataloader/"


@pytest.fixture
def figure(page):
    page.goto(PAGE)
    figure = page.locator("figure.explainer:has(retrospect-loader)")
    figure.locator(".controls").wait_for()
    return figure


def control(figure, label):
    return figure.get_by_label(label, exact=True)


def chosen(figure, label):
    return figure.get_by_role("combobox", name=label)


def words(figure):
    return figure.locator("[role='status']")


def test_one_more_worker_ends_the_waiting(figure, page):
    expect(words(figure)).to_contain_text("The loop waits 150 of 330 ms")
    chosen(figure, "num_workers").select_option("3")
    expect(words(figure)).to_contain_text("waits 90 of 270 ms")
    expect(words(figure)).to_contain_text("After the first batch it waits 0 ms")
    expect(figure.locator("svg[role='img']")).to_have_attribute(
        "aria-label", re.compile("batch 2: .* by worker 2 from 0")
    )
    chosen(figure, "num_workers").select_option("0")
    expect(words(figure)).to_contain_text("waits 540 of 720 ms")
    assert "items:24" in page.url
    figure.get_by_role("button", name="Start again").click()
    expect(words(figure)).to_contain_text("waits 150 of 330 ms")


def test_keys_alone_move_through_the_batches(figure, page):
    taken = control(figure, "batches taken so far")
    taken.focus()
    expect(figure.locator(".places")).to_contain_text("not asked for4, 5")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(figure.locator(".places")).to_contain_text("When batch 1 is taken, at 120 ms")
    expect(figure.locator(".places")).to_contain_text("asked for4 by worker 0, 5 by worker 1")
    expect(taken).to_be_focused()
    items = control(figure, "items")
    items.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("6")
    expect(items).to_be_focused()
    expect(words(figure)).to_contain_text("150 ms")
    control(figure, "drop_last").focus()
    page.keyboard.press("Space")
    expect(figure.locator(".places")).to_contain_text("When batch 0 is taken")


def test_torch_refuses_options_and_the_code_says_the_same(figure, page, clipboard):
    chosen(figure, "num_workers").select_option("0")
    chosen(figure, "prefetch_factor").select_option("2")
    refused = figure.locator(".refused")
    expect(refused).to_contain_text("prefetch_factor option could only be specified in multiprocessing")
    figure.get_by_role("button", name="Copy code").click()
    code = clipboard()
    outcome = Runner().run_text(code, declared_errors=["ValueError"])
    assert outcome.output.strip() == refused.inner_text()


def test_a_link_is_followed_and_its_code_loads_the_batches_that_the_figure_shows(page, clipboard):
    page.goto(f"{PAGE}#loader=items:7,read:1,slow:0,slowRead:30,batch:2,workers:2,prefetch:1,taken:4")
    figure = page.locator("figure.explainer:has(retrospect-loader)")
    expect(words(figure)).to_contain_text("waits its turn behind batch 0")
    label = figure.locator("svg[role='img']").get_attribute("aria-label")
    figure.get_by_role("button", name="Copy code").click()
    code = clipboard()
    outcome = Runner().run_text(code)
    assert outcome.failure is None
    *batches, items, waited = outcome.output.splitlines()
    shown = re.findall(r"loaded by (worker \d)", label)
    indices = ["[0, 1]", "[2, 3]", "[4, 5]", "[6]"]
    assert batches == [f"{index} from {worker}" for index, worker in zip(indices, shown, strict=True)]
    assert items.endswith("items/s")
    assert waited.startswith("waited")


def test_a_broken_link_is_the_start(page):
    page.goto(f"{PAGE}#loader=items:7,workers:9")
    figure = page.locator("figure.explainer:has(retrospect-loader)")
    expect(words(figure)).to_contain_text("The loop waits 150 of 330 ms")
    page.goto(f"{PAGE}#loader=items:7,batch:20")
    expect(control(figure, "batch_size, or none")).to_have_value("20")
    expect(control(figure, "items")).to_have_value("7")
