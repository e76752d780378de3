"""Nothing is wrong with what is written: pages, claims, links, snippets, recordings and receipts."""

import re
from collections import Counter

import pytest
from support import PROJECT

from retrospect.check import check


def test_nothing_is_wrong():
    problems = check(PROJECT)
    if problems:
        pytest.fail("\n".join(map(str, problems)), pytrace=False)


def test_every_block_in_the_sources_was_read():
    """Counted with a plain search, so that a reader of pages that silently sees nothing fails."""
    for name in ("snippet", "claim", "figure"):
        plain = sum(len(re.findall(rf"^\s*/// {name} \|", page.text, re.MULTILINE)) for page in PROJECT.pages)
        assert sum(len(page.blocks_named(name)) for page in PROJECT.pages) == plain > 10


@pytest.mark.parametrize("page", PROJECT.answers, ids=lambda page: page.name)
def test_a_page_is_complete(page):
    ids = [heading.id for heading in page.headings if heading.level == 2]
    assert ids == ["notes", "torch", "errors", "which", "next"]
    assert len(page.blocks_named("figure")) >= 1
    assert 6 <= len(page.blocks_named("snippet")) <= 16
    words = sum(len(line.split()) for _, line in page.prose)
    assert words <= 2000, "split the page: it answers more than one question"


def test_no_claim_is_left_open():
    verdicts = Counter(block.argument for page in PROJECT.pages for block in page.blocks_named("claim"))
    assert set(verdicts) <= {"holds", "conditional", "wrong"}, verdicts
