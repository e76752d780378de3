"""What the copy button gives is what ran, and what stands below it is what that printed.

The clipboard is the browser's own. A copied program is its file to the letter, and a copied session the statements of
its file: test_snippets.py runs both in a fresh interpreter and compares what they print with what is shown.
"""

import pytest
from support import PROJECT, address

PAGES = [page for page in PROJECT.pages if page.blocks_named("snippet")]


@pytest.mark.parametrize("source", PAGES, ids=lambda page: page.name)
def test_every_block_copies_what_ran(source, page, copied):
    page.goto(address(source))
    wanted = [PROJECT.snippets[block.argument] for block in source.blocks_named("snippet")]
    outputs = page.locator(".snippet-output").count()
    assert page.locator(".md-content pre:not(.torch):visible").count() == len(wanted) + outputs  # .torch: explainers
    shown = page.evaluate(SHOWN)
    assert list(shown) == [snippet.name for snippet in wanted]
    problems = []
    given = copied(".snippet .snippet-code", lambda button: button.press("Enter"))  # test_lab_pages.py uses the pointer
    for snippet, copy in zip(wanted, given, strict=True):
        judge = of_session if snippet.kind == "session" else of_program
        problems += [f"{snippet.id}: {what}" for what in judge(snippet, copy, shown[snippet.name])]
    assert not problems, "\n".join(problems)
    assert page.locator(".snippet-output button").count() == 0, "an output has no copy button"


# What one reads in each snippet's box: its code and, where it stands apart, its output.
SHOWN = """() => Object.fromEntries([...document.querySelectorAll(".snippet")].map(box => [
  box.id, [...box.querySelectorAll("pre > code")].map(code => code.innerText),
]))"""


def of_program(snippet, copied, shown) -> list[str]:
    """What is wrong with the copy of a program, and with the output below it."""
    wrong = [] if f"{copied}\n" == read(snippet) else [f"the button copied {copied[:80]!r}, which is not the file"]
    (_, output), recorded = shown, snippet.recording()
    return wrong + ([] if bare(output) == bare(recorded) else [f"the page shows {output!r}, recorded is {recorded!r}"])


def of_session(snippet, copied, shown) -> list[str]:
    """What is wrong with the copy of a session, and with the session as it is shown."""
    statements = "".join(example.source for example in snippet.examples)
    wrong = [] if bare(copied) == bare(statements) else [f"the button copied {copied[:80]!r}, not {statements[:80]!r}"]
    (session,), file = shown, read(snippet)
    return wrong + ([] if bare(session) == bare(file) else [f"the page shows {session!r}, the file has {file!r}"])


def read(snippet) -> str:
    return snippet.path.read_text(encoding="utf-8")


def bare(text: str) -> list[str]:
    """The lines that say anything, without white space at their ends: the comments that open a session do not."""
    return [line.rstrip() for line in text.splitlines() if line.strip() and not line.startswith(">>> #")]


def test_every_snippet_has_a_page():
    assert sum(len(page.blocks_named("snippet")) for page in PAGES) == len(PROJECT.snippets) > 100
