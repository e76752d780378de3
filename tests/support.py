"""What tests share: the project, how a run is judged, and the files of a small project to break."""

import os
from pathlib import Path

import pytest
import yaml

from retrospect.project import HERE, Project
from retrospect.record import difference, failure_of_mark, where
from retrospect.run import Outcome, Runner, agree
from retrospect.settings import bare
from retrospect.snippet import Snippet

PROJECT = Project(HERE)
# CI looks at every page in every way, and has all mutants meet all snippets that they name; `make test` takes a part.
THOROUGH = os.environ.get("THOROUGH") == "1"
BUILDS_AGAIN = pytest.mark.skipif(not THOROUGH, reason="builds the whole site once more; set THOROUGH=1, as CI does")

WANTED = os.environ.get("DEVICE", "auto")


def devices() -> list[str]:
    """The devices that ``make test DEVICE=...`` asks for: by default each that torch finds here."""
    return list(Runner().probe()) if WANTED == "auto" else [WANTED]


def missing_device() -> str | None:
    """Why the device that was asked for cannot be used, or None."""
    if WANTED in ("auto", "cpu") or WANTED in Runner().probe():
        return None
    return f"DEVICE={WANTED}: torch finds no such device here; run it on a machine that has one"


def failure(project: Project, snippet: Snippet, outcome: Outcome, device: str) -> str | None:
    """What is wrong with a run: page and line, the snippet, why, and what to do; or None."""
    reason = outcome.failure or failure_of_mark(snippet, outcome)
    if not reason:
        recorded = snippet.recording(device)
        if recorded is None:
            reason = f"no recording; run `make record SNIPPET={snippet.key}`"
        elif not agree(recorded, outcome.output, device):
            command = f"make record SNIPPET={snippet.key}" + ("" if device == "cpu" else f" DEVICE={device}")
            shown = difference(recorded, outcome.output, snippet.recording_path(device).name)
            reason = f"prints something else than recorded; if it should, `{command}`\n{shown}"
    return f"{where(project, snippet)}: {snippet.key} on {device}: {reason}" if reason else None


class Runs:
    """Each snippet's run on each device, made when first asked for and kept for the session."""

    def __init__(self):
        self._runners: dict[str, Runner] = {}
        self._failures: dict[tuple[str, str], str | None] = {}

    def failure(self, snippet: Snippet, device: str) -> str | None:
        key = snippet.key, device
        if key not in self._failures:
            runner = self._runners.setdefault(device, Runner(device))
            self._failures[key] = failure(PROJECT, snippet, runner.run(snippet), device)
        return self._failures[key]


PAGE = """---
title: views
description: What a view is.
question: What is a view?
---

# views

## Notes { #notes }

/// claim | holds
    id: a-view-shares
    note: my-note
    check: views/shares
A view shares memory.
///

## Torch { #torch }

/// snippet | views/shares
///
"""
SNIPPET = "import torch\n\nrow = torch.arange(4)\nprint(row.view(2, 2).data_ptr() == row.data_ptr())\n"


def write(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def edit(root: Path, name: str, old: str, new: str) -> None:
    """Replace a text that must be there, once."""
    text = (root / name).read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{name} has no {old!r}"
    write(root, name, text.replace(old, new, 1))


def settings_for(root: Path) -> str:
    """The configuration of a small project, which may add ``nav``: the site's, without its files."""
    settings = bare()
    del settings["nav"]
    settings["hooks"] = [f"{PROJECT.root}/retrospect/lab_page.py"]
    settings["markdown_extensions"].insert(0, {"retrospect.extension": {"root": str(root)}})
    return yaml.safe_dump(settings)


def address(page) -> str:
    """Where a page of the sources is on the site."""
    path = page.path.relative_to(PROJECT.docs).with_suffix("")
    return "" if path.name == "index" else f"{path.as_posix()}/"
