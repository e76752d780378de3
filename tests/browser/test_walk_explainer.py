"""Readers step through the walks of a module tree, edit it, share a case, and run its code on torch."""

import pytest

from retrospect.run import Runner

PAGE = "modules/apply/"
FIGURE = "retrospect-walk"


def opened(page, state="", on=PAGE):
    page.goto("about:blank")
    page.goto(f"{on}#walk={state}" if state else on)
    figure = page.locator(FIGURE)
    figure.locator(".view svg").wait_for()
    return figure


def tree(figure):
    """The places of the picture, as screen readers hear them."""
    return figure.get_by_role("img").get_attribute("aria-label").split("; ")


def printed(figure):
    """What torch has printed up to the visit that is shown."""
    return figure.locator("li:not(.later)").all_inner_texts()


def choice(figure, name):
    return figure.get_by_role("combobox", name=name, exact=True)


def words(figure):
    return figure.get_by_role("status").inner_text()


def test_by_keyboard_the_visits_are_walked_and_the_walk_is_changed(page):
    figure = opened(page)
    assert printed(figure) == ["Linear", "Linear", "Net", "Linear", "Net", "Net"]
    assert "c.d: Linear = b.d (4)" in tree(figure)
    previous = figure.get_by_role("button", name="Previous")
    previous.focus()
    for _ in range(2):
        page.keyboard.press("Enter")
    assert previous.evaluate("element => element === document.activeElement")
    assert printed(figure) == ["Linear", "Linear", "Net", "Linear"]
    assert words(figure).startswith("4 of 6: Linear, at c.d.")
    choice(figure, "walk").focus()
    page.keyboard.type("modules")
    assert printed(figure) == ["Net", "Net", "Linear", "Linear", "Net"]
    assert tree(figure)[-1] == "c.d: Linear = b.d"
    assert "Not reached: c.d." in words(figure)


def test_by_pointer_a_net_is_built(page):
    figure = opened(page)
    choice(figure, "net").select_option("a chain in a chain")
    choice(figure, "walk").select_option("state_dict")
    assert printed(figure) == ["0.weight", "0.bias", "2.0.weight", "2.0.bias"]
    figure.locator(".pick", has_text="2: Sequential").click()
    choice(figure, "new child").select_option("Linear")
    figure.get_by_role("button", name="Add").click()
    assert "2.2: Linear (5, 6)" in tree(figure)
    choice(figure, "same as").select_option("0: Linear")
    assert "2.2: Linear = 0 (5, 6)" in tree(figure)
    choice(figure, "walk").select_option("named_parameters")
    assert printed(figure) == ["0.weight", "0.bias", "2.0.weight", "2.0.bias"]
    figure.get_by_role("button", name="Remove").click()
    assert len(tree(figure)) == 6
    figure.locator(".pick").first.click()
    figure.get_by_role("button", name="Remove").click()
    assert "The figure takes up to 12 modules" in words(figure)
    choice(figure, "new child").select_option("list")
    figure.get_by_role("button", name="Add").click()
    assert figure.locator(".refused").inner_text() == "TypeError: list is not a Module subclass"
    assert words(figure) == "torch refuses to build this net."


def test_play_walks_from_the_first_visit_to_the_last(page):
    page.clock.install()
    figure = opened(page)
    figure.get_by_role("button", name="Play").click()
    assert printed(figure) == []
    page.clock.run_for(2000)
    assert words(figure).startswith("2 of 6")
    page.clock.run_for(9000)
    assert words(figure).startswith("6 of 6")
    assert figure.get_by_role("button", name="Play").is_visible()


def test_a_link_brings_its_state_and_a_broken_one_the_start(page):
    state = "hooks-plain;S(L,R,~1);9!2"
    figure = opened(page, state)
    assert printed(figure)[-1] == "net full_backward_pre"
    assert not figure.get_by_label("input requires grad").is_checked()
    figure.get_by_role("button", name="Next").click()
    assert printed(figure)[-1] == "net full_backward"
    assert page.url.endswith("#walk=" + state.replace(";9", ";10"))
    for broken in ("nonsense", state.replace("~1", "~9"), state.replace(";9", ";99")):
        assert printed(opened(page, broken)) == ["Linear", "Linear", "Net", "Linear", "Net", "Net"]


CASES = {
    "walk": "named_modules;N(blocks:M(L,R),spare:*(L),skip:-);4",
    "apply": "apply;N(b:N(d:L,e:L),c:N(d:~2));6",
    "hooks": "hooks;S(L,R,~1);16",
    "keys": "state_dict;N(blocks:M(L,~2),heads:D(pay:L,age:S(L,~2)));12",
    "no forward": "hooks;N(first:L,blocks:M(L,R));4",
    "no module": "modules;S(L,*(L));0",
}


@pytest.mark.parametrize("state", CASES.values(), ids=CASES)
def test_the_copied_code_prints_what_the_figure_shows(page, clipboard, state):
    figure = opened(page, state)
    figure.get_by_role("button", name="Copy code").click()
    figure.get_by_role("button", name="Copied").wait_for()
    errors = figure.locator(".view .refused").all_inner_texts()
    outcome = Runner().run_text(clipboard(), "program", [error.split(":")[0] for error in errors])
    assert not outcome.failure, outcome.failure
    assert outcome.output.splitlines() == printed(figure) + errors
