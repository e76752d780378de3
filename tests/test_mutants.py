"""Snippets have teeth: when torch does something else, a recording changes.

``make mutants`` runs every snippet under every mutant of its page; here each mutant meets the snippets that it names.
"""

import sys
from pathlib import Path

import pytest
from support import PROJECT

sys.path.append(str(Path(__file__).parent / "mutants"))

from collect import MUTANTS, verdict  # noqa: E402

from retrospect.run import Runner  # noqa: E402

RUNNER = Runner()
MEETINGS = [(mutant, name) for mutant in MUTANTS for name in mutant.kills]


@pytest.mark.parametrize(("mutant", "name"), [pytest.param(*pair, id=f"{pair[0].id}-{pair[1]}") for pair in MEETINGS])
def test_a_mutant_changes_a_recording(mutant, name):
    snippet = PROJECT.snippets[f"{mutant.page}/{name}"]
    assert verdict(snippet, mutant, RUNNER) == "killed", (
        f"{mutant.path}: {mutant.name} does not change what {name} prints"
    )


def test_every_snippet_is_killed_by_a_mutant():
    named = {f"{mutant.page}/{name}" for mutant in MUTANTS for name in mutant.kills}
    assert sorted(set(PROJECT.snippets) - named) == [], "write a mutant that they show, or make them show more"


def test_there_are_mutants_enough():
    assert len(MUTANTS) >= 80
    assert len({mutant.id for mutant in MUTANTS}) == len(MUTANTS)
