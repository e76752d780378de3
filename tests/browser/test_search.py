"""A reader who pastes an error message in the search box finds a page that explains it."""

import functools
import re
from pathlib import Path

import pytest
import yaml
from support import PROJECT, THOROUGH, address

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


def listed(page, query: str) -> list[str]:
    """The pages that the search box lists for a query, best first."""
    page.evaluate(MARK)
    box = page.locator("[data-md-component=search-query]")
    box.fill(query)
    box.press("End")  # the search listens to keys
    return [re.sub(r"[?#].*", "", link).removeprefix(page.url) for link in page.evaluate(LISTED)]


def answered(page, query: str) -> list[str]:
    """The same from the worker that the box asks: without lists to be drawn, in a ninth of the time."""
    return [re.sub(r"#.*", "", place) for place in page.evaluate(ANSWERED, query)]


@pytest.fixture(scope="module")
def home(browser, base_url):
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto("")
    yield page
    context.close()


@pytest.fixture(scope="module")
def box(home):
    home.locator("[data-md-component=search-query]").click()
    return functools.partial(listed, home)


@pytest.fixture(scope="module")
def worker(home):
    home.evaluate(START)
    return functools.partial(answered, home)


@pytest.fixture(scope="module")
def search(request):
    """What the search finds for a query: in CI as the box lists it, else as its worker answers."""
    return request.getfixturevalue("box" if THOROUGH else "worker")


def test_the_box_lists_what_its_worker_answers(box, worker):
    for query in [queries[0] for queries in QUERIES.values()][::3] + [with_other_sizes(ERRORS[0][1])]:
        lines = box(query)
        assert lines, query
        assert lines == worker(query)[: len(lines)], query


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


START = """async () => {
  const [SETUP, QUERY] = [0, 2]; // the types of messages to Material's search worker
  const { base, search } = JSON.parse(document.getElementById("__config").textContent);
  const index = await (await fetch(`${base}/search/search_index.json`)).json();
  const worker = new Worker(search);
  const ask = (type, data) => new Promise(resolve => {
    worker.addEventListener("message", ({ data }) => resolve(data.data), { once: true });
    worker.postMessage({ type, data });
  });
  await ask(SETUP, { ...index, options: {} });
  window.answer = query => ask(QUERY, query);
}"""
ANSWERED = "async query => (await answer(query)).items.map(([section]) => section.location)"
MARK = "document.querySelectorAll('.md-search-result__item').forEach(item => item.dataset.old = '')"
# Where the results lead that are not those of the query before.
LISTED = """async () => {
  const listed = () => [...document.querySelectorAll(".md-search-result__item:not([data-old])")];
  for (const end = Date.now() + 10_000; !listed().length && Date.now() < end;)
    await new Promise(requestAnimationFrame);
  return listed().map(item => item.querySelector("a").href);
}"""
