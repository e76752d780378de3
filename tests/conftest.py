"""Fixtures that every test may use."""

import os
import tempfile
from pathlib import Path

import pytest
from built import SHARED
from hypothesis import settings
from support import PAGE, SNIPPET, THOROUGH, Runs, missing_device, write

from retrospect.project import Project
from retrospect.record import record

# `make test` asks the same few cases every time (more in CI), `make fuzz` many new ones.
settings.register_profile("test", max_examples=300 if THOROUGH else 50, deadline=None, database=None, derandomize=True)
settings.register_profile("fuzz", max_examples=5000, deadline=None, database=None, print_blob=True)
settings.load_profile("test")


def pytest_configure(config):
    missing = missing_device()
    if missing:
        raise pytest.UsageError(missing)
    if not hasattr(config, "workerinput"):  # workers are given what is set here
        folder = tempfile.TemporaryDirectory(prefix="retrospect-tests-", ignore_cleanup_errors=True)
        config.add_cleanup(folder.cleanup)
        os.environ[SHARED] = folder.name


@pytest.fixture(scope="session")
def runs() -> Runs:
    return Runs()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project of one page and one snippet in which nothing is wrong."""
    write(tmp_path, "docs/notes.yml", "my-note: a note\n")
    write(tmp_path, "docs/en/tensors/views.md", PAGE)
    write(tmp_path, "snippets/views/shares.py", SNIPPET)
    assert list(record(Project(tmp_path), "cpu")) == ["recorded views/shares"]
    return tmp_path
