"""Readers drive gather and scatter by keyboard and pointer, share a case, and run its code on torch."""

import re

import pytest

from retrospect.run import Runner

PAGE = "tensors/gather-and-scatter/"
FIGURE = "retrospect-gather"


def opened(page, state=""):
    page.goto("about:blank")
    page.goto(f"{PAGE}#gather={state}" if state else PAGE)
    figure = page.locator(FIGURE)
    figure.locator(".view svg").wait_for()
    return figure


def seen(figure, name):
    """A tensor of the picture, as screen readers hear it."""
    label = figure.get_by_role("img").get_attribute("aria-label")
    return dict(part.split(" is ", 1) for part in label.split("; "))[name]


def words(figure):
    return figure.get_by_role("status").inner_text()


def test_by_keyboard_the_index_is_edited_and_the_steps_are_walked(page):
    figure = opened(page)
    assert seen(figure, "out") == "[[10, 12], [21, 21]]"
    index = figure.get_by_label("index", exact=True)
    index.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("[[3, 0, 1]]")
    assert seen(figure, "out") == "[[13, 10, 11]]"
    assert index.evaluate("element => element === document.activeElement")
    figure.get_by_role("button", name="Previous").focus()
    page.keyboard.press("Enter")
    assert seen(figure, "out") == "[[13, 10, empty]]"
    assert "Step 2 of 3" in words(figure)
    assert "out[0][1] = x[0][index[0][1]] = x[0][0] = 10" in figure.locator(".formula").inner_text()
    index.fill("[[4]]")
    assert (
        figure.locator(".view .refused").inner_text()
        == "RuntimeError: index 4 is out of bounds for dimension 1 with size 4"
    )
    index.fill("[[0, 1], [2]]")
    index.press("Enter")
    assert "Write lists of whole numbers" in figure.locator(".controls .refused").inner_text()
    assert index.get_attribute("aria-invalid") == "true"


def test_by_pointer_an_operation_and_an_example_are_chosen(page):
    figure = opened(page)
    figure.get_by_label("operation").select_option("scatter_")
    assert seen(figure, "x") == "[[5, 11, 6, 13], [20, 7 or 8, 22, 23], [30, 31, 32, 33]]"
    assert "torch leaves open which one stays: 7 or 8" in words(figure)
    figure.get_by_label("operation").select_option("scatter_add_")
    assert seen(figure, "x") == "[[15, 11, 18, 13], [20, 36, 22, 23], [30, 31, 32, 33]]"
    figure.get_by_label("example").select_option("one-hot rows")
    assert seen(figure, "x") == "[[0, 0, 1, 0], [1, 0, 0, 0], [0, 0, 0, 1]]"
    assert figure.get_by_label("index", exact=True).input_value() == "[[2], [0], [3]]"
    figure.get_by_role("button", name="Start again").click()
    assert seen(figure, "out") == "[[10, 12], [21, 21]]"


def test_play_walks_from_the_first_step_to_the_last(page):
    page.clock.install()
    figure = opened(page)
    figure.get_by_role("button", name="Play").click()
    assert seen(figure, "out") == "[[empty, empty], [empty, empty]]"
    page.clock.run_for(2100)
    assert "Step 2 of 4" in words(figure)
    page.clock.run_for(5000)
    assert "Step 4 of 4" in words(figure)
    assert figure.get_by_role("button", name="Play").is_visible()


def test_a_link_brings_its_state_and_a_broken_one_the_start(page):
    state = "scatter_reduce_:0:mean:0:5:(0,0,0):(2,0,2,0,2):(4,1,6,2,8)"
    figure = opened(page, state)
    assert seen(figure, "x") == "[1.5, 0, 6]"
    assert figure.get_by_role("combobox", name="reduce").input_value() == "mean"
    assert not figure.get_by_label("include_self").is_checked()
    figure.get_by_role("button", name="Previous").click()
    assert page.url.endswith("#gather=" + state.replace(":5:", ":4:"))
    for broken in ("nonsense", state.replace("(2,0", "(2,(0"), state.replace("mean", "median")):
        assert seen(opened(page, broken), "out") == "[[10, 12], [21, 21]]"


CASES = {
    "read": "gather:0:sum:1:4:((10,11),(20,21)):((1,0),(0,0)):((0))",
    "added": "scatter_add_:1:sum:1:3:((0,0,0,0)):((3,0,3)):((1,2,3))",
    "mean": "scatter_reduce_:-1:mean:1:3:((1,5,0)):((0,0,2)):((1,2,7))",
    "refused": "scatter_:1:sum:1:0:((1,2)):((0,1)):((1))",
}


@pytest.mark.parametrize("state", CASES.values(), ids=CASES)
def test_the_copied_code_prints_what_the_figure_shows(page, clipboard, state):
    figure = opened(page, state)
    figure.get_by_role("button", name="Copy code").click()
    figure.get_by_role("button", name="Copied").wait_for()
    error = figure.locator(".view .refused")
    shown = error.inner_text() if error.count() else seen(figure, "out" if state.startswith("gather") else "x")
    outcome = Runner().run_text(clipboard(), "program", [shown.split(":")[0]] if error.count() else [])
    assert not outcome.failure, outcome.failure
    if error.count():
        assert outcome.output.strip() == shown
    else:
        assert numbers(outcome.output) == numbers(shown)


def numbers(text):
    return [float(number) for number in re.findall(r"-?\d+\.?\d*(?:e[+-]\d+)?", text)]
