"""A reader who pastes an error message in the search box finds a page that explains it."""

import re
from pathlib import Path

import pytest
import yaml
from support import PROJECT, address

from retrospect.reference import explained

QUERIES = yaml.safe_load(Path(__file__).with_name("queries.yml").read_text(encoding="utf-8"))
LEAST_FIRST = 0.9
ERRORS = [(page, message) for page in PROJECT.answers for _, message, _ in explained(page, PROJECT)]


def with_other_sizes(message: str) -> str:
    """The message as another program would get it: every number that stands alone is another."""
    return re.sub(r"(?<![\w.])\d+(?![\w.])", lambda number: str(int(number[0]) + 5), message)


def shape_of(message: str) -> str:
    """What is left of a message without its numbers: two that agree in it are explained by either's page."""
    return re.sub(r"\d+", "", message)


def results(page, query: str) -> list[str]:
    """The pages that the search box lists for a query, best first, by their addresses."""
    page.evaluate(MARK)
    box = page.locator("[data-md-component=search-query]")
    box.fill(query)
    box.press("End")  # the search listens to keys
    return [re.sub(r"[?#].*", "", link) for link in page.evaluate(LISTED)]


@pytest.fixture(scope="module")
def search(browser, base_url):
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto("")
    page.locator("[data-md-component=search-query]").click()
    yield lambda query: [link.replace(base_url, "") for link in results(page, query)]
    context.close()


@pytest.mark.parametrize("source", sorted({page.name for page, _ in ERRORS}))
def test_a_pasted_message_finds_its_page(source, search):
    missed = []
    for message in {message: None for page, message in ERRORS if page.name == source}:
        answers = {address(page) for page, other in ERRORS if shape_of(other) == shape_of(message)}
        found = search(with_other_sizes(message))
        if not answers & set(found[:3]):
            missed.append(
                f"{message!r} finds {found[:3]}, its page is at {[found.index(a) for a in answers if a in found]}"
            )
    assert not missed, "\n".join(missed)


@pytest.mark.xdist_group("queries")
def test_what_readers_type_finds_the_page_that_answers(search):
    asked = [(query, page) for page, queries in QUERIES.items() for query in queries]
    ranks = {query: (search(query) + [page]).index(page) + 1 for query, page in asked}
    first, late = [q for q, rank in ranks.items() if rank == 1], {q: rank for q, rank in ranks.items() if rank > 3}
    assert len(asked) >= 100
    assert not late, f"not among the first three: {late}"
    second = sorted(ranks.keys() - set(first))
    assert len(first) >= LEAST_FIRST * len(asked), f"first for {len(first)} of {len(asked)} queries; not for {second}"


def test_errors_were_found_to_search_for():
    assert len(ERRORS) > 100


MARK = "document.querySelectorAll('.md-search-result__item').forEach(item => item.dataset.old = '')"
# Where the results lead that are not those of the query before.
LISTED = """async () => {
  const listed = () => [...document.querySelectorAll(".md-search-result__item:not([data-old])")];
  for (const end = Date.now() + 10_000; !listed().length && Date.now() < end;)
    await new Promise(requestAnimationFrame);
  return listed().map(item => item.querySelector("a").href);
}"""
