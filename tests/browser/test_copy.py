"""What the copy button gives runs in a fresh interpreter and prints what the page shows.

The clipboard is the browser's own. A copied program is its file to the letter, which test_snippets.py runs alone and
compares with its recording; a copied session is typed here, statement by statement, at a prompt.
"""

import pytest
from support import PROJECT, address

from retrospect.run import Runner

PAGES = [page for page in PROJECT.pages if page.blocks_named("snippet")]


@pytest.fixture(scope="module")
def runner():
    return Runner()


@pytest.mark.parametrize("source", PAGES, ids=lambda page: page.name)
def test_every_block_copies_and_runs(source, page, clipboard, runner):
    page.goto(address(source))
    wanted = [PROJECT.snippets[block.argument] for block in source.blocks_named("snippet")]
    outputs = page.locator(".snippet-output").count()
    assert page.locator(".md-content pre:not(.torch):visible").count() == len(wanted) + outputs  # .torch: explainers
    problems = []
    for snippet in wanted:
        page.evaluate("navigator.clipboard.writeText('nothing was copied')")
        page.locator(f"#{snippet.name} .snippet-code button").first.focus()
        page.keyboard.press("Enter")  # test_labs.py does it with the pointer
        copied = clipboard()
        judge = of_session if snippet.kind == "session" else of_program
        problems += [f"{snippet.id}: {what}" for what in judge(snippet, copied, page, runner)]
    assert not problems, "\n".join(problems)
    assert page.locator(".snippet-output button").count() == 0, "an output has no copy button"


def of_program(snippet, copied, page, runner) -> list[str]:
    """What is wrong with the copy of a program, and with the output below it."""
    file, recorded = snippet.path.read_text(encoding="utf-8"), snippet.recording()
    shown = page.locator(f"#{snippet.name} .snippet-output code").inner_text()
    wrong = [] if f"{copied}\n" == file else [f"the button copied {copied[:80]!r}, which is not the file"]
    return wrong + ([] if bare(shown) == bare(recorded) else [f"the page shows {shown!r}, recorded is {recorded!r}"])


def of_session(snippet, copied, page, runner) -> list[str]:
    """What is wrong with the copy of a session, and with what its statements print at a prompt."""
    if copied.strip() != snippet.code.strip():
        return [f"the button copied {copied[:80]!r}"]
    outcome = runner.run_text(prompted(snippet), "session")
    if outcome.failure:
        return [outcome.failure]
    shown = page.locator(f"#{snippet.name} .snippet-code code").inner_text()
    return [] if bare(shown) == bare(outcome.output) else [f"the page shows {shown!r}, it printed {outcome.output!r}"]


def bare(text: str) -> list[str]:
    """The lines that say anything, without white space at their ends: the comments that open a session do not."""
    return [line.rstrip() for line in text.splitlines() if line.strip() and not line.startswith(">>> #")]


def prompted(snippet) -> str:
    """The copied statements typed at a prompt, with no results: the interpreter fills them in."""
    lines = []
    for example in snippet.examples:
        first, *rest = example.source.rstrip("\n").split("\n")
        lines += [f">>> {first}", *(f"... {line}".rstrip() for line in rest)]
    return "\n".join(lines) + "\n"


def test_every_snippet_has_a_page():
    assert sum(len(page.blocks_named("snippet")) for page in PAGES) == len(PROJECT.snippets) > 100
