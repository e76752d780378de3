"""A new page: what `make new-page` writes passes every check at once, and what it cannot do it says in one line."""

import re

import pytest
from support import write

from retrospect.__main__ import main
from retrospect.check import check
from retrospect.project import Project
from retrospect.record import record

NAV = "nav:\n  - Tensors:\n      - tensors/views.md\n  - Data:\n      - data/dataset.md\n"


@pytest.fixture
def begun(small, capsys):
    """The small project with a configuration, and a call of new-page that gives its exit code and what it said."""
    write(small, "mkdocs.yml", NAV)

    def call(place: str):
        code = main(["new-page", place, "What is masked?", "--root", str(small)])
        said = capsys.readouterr()
        return code, said.out + said.err

    return small, call


def test_a_new_page_is_right_once_its_snippet_is_recorded(begun):
    root, call = begun
    code, said = call("tensors/masked-select")
    assert code == 0
    assert "now: make record SNIPPET=masked-select" in said
    assert list(record(Project(root), "cpu", "masked-select")) == ["recorded masked-select/first_fact"]
    assert check(Project(root)) == []
    assert (root / "mkdocs.yml").read_text() == NAV.replace(
        "views.md\n", "views.md\n      - tensors/masked-select.md\n"
    )
    assert (root / "tests" / "mutants" / "masked_select.py").exists()


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("masked", r"mkdocs.yml:1: 'masked' is no place for a page; name it section/words-with-hyphens"),
        (
            "gone/masked",
            r"mkdocs.yml:1: nav has no section 'gone'; choose one of data, tensors, or add a section to nav",
        ),
        ("data/views", r"docs/en/tensors/views.md:1: there is a page 'views' already; give the new one another name"),
    ],
)
def test_what_cannot_be_begun_is_said_in_one_line(begun, place, line):
    root, call = begun
    code, said = call(place)
    assert code == 2
    assert re.fullmatch(line + r"\n", said)
    assert (root / "mkdocs.yml").read_text() == NAV
