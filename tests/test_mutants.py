"""Snippets have teeth: when torch does something else, a recording changes.

``make mutants`` runs every snippet under every mutant of its page. With ``THOROUGH=1`` each mutant meets all snippets
that it names here; otherwise one of them, so that all mutants and all snippets are seen.
"""

import sys
from pathlib import Path

import pytest
from support import PROJECT, THOROUGH

sys.path.append(str(Path(__file__).parent / "mutants"))

from collect import MUTANTS, verdict  # noqa: E402

from retrospect.run import Runner  # noqa: E402

RUNNER = Runner()


def meetings():
    """Each mutant with one snippet, one that no other met if it names such, and then the snippets that are left."""
    met = set()
    for mutant in MUTANTS:
        new = [name for name in mutant.kills if (mutant.page, name) not in met]
        for name in mutant.kills if THOROUGH else (new or mutant.kills)[:1]:
            met.add((mutant.page, name))
            yield mutant, name
    named = {(mutant.page, name): (mutant, name) for mutant in MUTANTS for name in mutant.kills}
    yield from (pair for snippet, pair in named.items() if snippet not in met)


MEETINGS = list(meetings())


@pytest.mark.parametrize(("mutant", "name"), [pytest.param(*pair, id=f"{pair[0].id}-{pair[1]}") for pair in MEETINGS])
def test_a_mutant_changes_a_recording(mutant, name):
    snippet = PROJECT.snippets[f"{mutant.page}/{name}"]
    assert verdict(snippet, mutant, RUNNER) == "killed", (
        f"{mutant.path}: {mutant.name} does not change what {name} prints"
    )


def test_every_snippet_is_killed_by_a_mutant():
    met = {f"{mutant.page}/{name}" for mutant, name in MEETINGS}
    assert {mutant.id for mutant, _ in MEETINGS} == {mutant.id for mutant in MUTANTS}
    assert sorted(set(PROJECT.snippets) - met) == [], "write a mutant that they show, or make them show more"


def test_there_are_mutants_enough():
    assert len(MUTANTS) >= 80
    assert len({mutant.id for mutant in MUTANTS}) == len(MUTANTS)
