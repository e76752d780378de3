"""Readers build a tensor step by step, ask what view makes of it, share the case, and run its code on torch."""

import pytest

from retrospect.run import Runner

PAGE = "tensors/view-or-reshape/"


def opened(page, state=""):
    page.goto("about:blank")
    page.goto(f"{PAGE}#strides={state}" if state else PAGE)
    figure = page.locator("retrospect-strides")
    figure.locator(".view table").first.wait_for()
    return figure


def words(figure):
    return figure.get_by_role("status").inner_text()


def last_row(figure):
    """size, stride, offset, contiguous and storage of the tensor that is shown."""
    return figure.locator(".view table").first.locator("tr").last.locator("td").all_inner_texts()[1:]


def values(figure):
    return figure.get_by_role("img", name="x, in reading order").get_attribute("aria-label").partition(": ")[2]


def test_by_keyboard_a_step_is_changed_and_an_element_followed(page):
    figure = opened(page)
    assert last_row(figure) == ["(4, 3)", "(1, 4)", "0", "no", "A"]
    assert "view(12) is refused at dimensions 0 and 1; reshape copies 12 elements" in words(figure)
    step = figure.get_by_label("Step 1", exact=True)
    step.focus()
    page.keyboard.type("narrow")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("1, 1, 2")
    assert figure.get_by_label("Step 1, arguments").evaluate("input => input === document.activeElement")
    assert last_row(figure) == ["(3, 2)", "(4, 1)", "1", "no", "A"]
    assert values(figure) == "1, 2, 5, 6, 9, 10"
    figure.get_by_label("element").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    told = "x[1, 1] is 6, in cell 1 + 1·4 + 1·1 = 6"
    assert figure.get_by_text(told).is_visible()
    assert figure.get_by_label("element").get_attribute("aria-valuetext") == told
    figure.get_by_role("button", name="Remove step 1").press("Enter")
    assert figure.get_by_role("button", name="Add a step").evaluate("button => button === document.activeElement")
    assert "is contiguous" in words(figure)


def test_by_pointer_a_copy_gets_a_storage_of_its_own(page):
    figure = opened(page)
    figure.get_by_role("button", name="Add a step").click()
    figure.get_by_label("Step 2", exact=True).select_option("reshape")
    assert last_row(figure) == ["(12,)", "(1,)", "0", "yes", "B, a copy"]
    figure.locator(".grids rect").nth(4).click()
    assert figure.get_by_text("x[4] is 5, in cell 0 + 4·1 = 4").is_visible()
    figure.get_by_label("Step 2", exact=True).select_option("view")
    refused = figure.locator(".view .refused")
    assert refused.inner_text().startswith("Step 2: RuntimeError: view size is not compatible with input tensor's size")
    assert "before it, x has size (4, 3)" in words(figure)
    arguments = figure.get_by_label("Step 2, arguments")
    arguments.fill("2,, 6")
    arguments.press("Tab")
    assert "Step 2, arguments: such as -1" in figure.get_by_role("alert").inner_text()
    assert arguments.get_attribute("aria-invalid") == "true"
    arguments.fill("2, 2, 3")
    assert refused.count() == 0
    assert arguments.get_attribute("aria-invalid") == "false"


def test_a_link_shows_its_case_and_a_broken_one_the_start(page):
    figure = opened(page, "2,3,4.permute(2,0,1).slice(1:,:,::2)*3!6,2")
    assert figure.get_by_label("Start").input_value() == "2, 3, 4"
    assert figure.get_by_label("Step 2, arguments").input_value() == "1:, :, ::2"
    assert last_row(figure) == ["(3, 2, 2)", "(1, 12, 8)", "1", "no", "A"]
    rows = figure.locator(".view table").last.locator("tr")
    assert rows.nth(1).locator("td").all_inner_texts() == ["0, 1", "merges", "stride[0] = 1 ≠ 24 = 12·2", "✗ breaks"]
    assert rows.nth(2).locator("td").all_inner_texts()[:2] == ["1, 2", "keeps apart"]
    for broken in ("3,4.transpose(0)", "65", "3,4.nothing(1)", "3,4*99"):
        assert "x has size (4, 3), stride (1, 4)" in words(opened(page, broken)), broken


@pytest.mark.parametrize(
    "state",
    [
        "",
        "3,4.slice(:,1:3)!6",
        "3,1.expand(-1,4).flatten().as_strided((2,2),(1,1))!2,-1",
        "4,3.transpose(0,1).as_strided((7,),(2,))",
    ],
)
def test_the_copied_code_prints_what_is_shown(state, page, clipboard):
    figure = opened(page, state)
    figure.get_by_role("button", name="Copy code").click()
    figure.get_by_role("button", name="Copied").wait_for()
    code = clipboard()
    outcome = Runner().run_text(code + "\n", "program", ["RuntimeError"] if "except" in code else [])
    assert outcome.failure is None
    size, stride, offset, contiguous, storage = last_row(figure)
    assert f"size {size} stride {stride} offset {offset}" in outcome.output
    assert f"contiguous: {contiguous == 'yes'}" in outcome.output
    assert f"shares memory: {storage == 'A'}" in outcome.output
    for refused in figure.locator(".view .refused").all_inner_texts():
        assert refused.partition("Error: ")[2] in outcome.output
    if "reshape" in words(figure):
        assert f"reshape shares: {'shares the memory' in words(figure)}" in outcome.output
