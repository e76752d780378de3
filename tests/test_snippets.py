"""Every snippet and figure runs alone, on each device, and prints what is recorded."""

import pytest
from support import PROJECT, devices

pytestmark = pytest.mark.xdist_group("runs")  # in one process, so that a snippet runs once for both

CASES = [
    (snippet, device) for device in devices() for snippet in PROJECT.everything_that_runs if snippet.runs_on(device)
]


@pytest.mark.parametrize(("snippet", "device"), [pytest.param(*case, id=f"{case[0].key}-{case[1]}") for case in CASES])
def test_prints_what_is_recorded(snippet, device, runs):
    problem = runs.failure(snippet, device)
    if problem:
        pytest.fail(problem, pytrace=False)


def test_every_file_was_collected():
    files = [path for folder in ("snippets", "figures") for path in (PROJECT.root / folder).rglob("*.py*")]
    assert len(PROJECT.everything_that_runs) == len([path for path in files if path.suffix in (".py", ".pycon")]) > 100
