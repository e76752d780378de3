"""What the copy button gives runs in a fresh interpreter and prints what the page shows.

The clipboard is the browser's own; the interpreter is forked from the same server as all snippets.
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
        block = page.locator(f"#{snippet.name} .snippet-code")
        page.evaluate("navigator.clipboard.writeText('nothing was copied')")
        block.locator("button").first.focus()
        page.keyboard.press("Enter")  # test_labs.py does it with the pointer
        copied = clipboard()
        if copied.strip() != snippet.code.strip():
            problems.append(f"{snippet.id}: the button copied {copied[:80]!r}")
        elif snippet.runs_on("cpu"):
            problems += run_as_reader(snippet, copied + "\n", page, runner)
    assert not problems, "\n".join(problems)
    assert page.locator(".snippet-output button").count() == 0, "an output has no copy button"


def run_as_reader(snippet, copied, page, runner) -> list[str]:
    """What is wrong when the copied text is run: as a program, or statement by statement as at a prompt."""
    if snippet.kind == "session":
        outcome = runner.run_text(prompted(snippet), "session")
        shown = page.locator(f"#{snippet.name} .snippet-code code").inner_text()
        printed = outcome.output
    else:
        outcome = runner.run_text(copied, "program", snippet.declared_errors)
        shown = page.locator(f"#{snippet.name} .snippet-output code").inner_text()
        printed = outcome.output
    if outcome.failure:
        return [f"{snippet.id}: {outcome.failure}"]
    bare = [[line.rstrip() for line in text.splitlines() if told(line)] for text in (shown, printed)]
    return [] if bare[0] == bare[1] else [f"{snippet.id}: the page shows {shown!r}, the copy printed {printed!r}"]


def told(line: str) -> bool:
    """Whether a line says anything: blank lines do not, nor the comments that open a session."""
    return bool(line.strip()) and not line.startswith(">>> #")


def prompted(snippet) -> str:
    """The copied statements typed at a prompt, with no results: the interpreter fills them in."""
    lines = []
    for example in snippet.examples:
        first, *rest = example.source.rstrip("\n").split("\n")
        lines += [f">>> {first}", *(f"... {line}".rstrip() for line in rest)]
    return "\n".join(lines) + "\n"


def test_every_snippet_has_a_page():
    assert sum(len(page.blocks_named("snippet")) for page in PAGES) == len(PROJECT.snippets) > 100
