"""Begin a page: its Markdown with a claim, its first snippet and a mutant, and its place in the navigation."""

import re
from collections.abc import Iterator
from pathlib import Path

from retrospect.problem import Problem, ProblemFound
from retrospect.project import Project

PAGE = """\
---
title: {title}
description: What a reader knows who has read this page, in one sentence of forty letters or more.
question: {question}
tags: []
---

# {title}

**The rule to keep, in one or two sentences.**

## What the notes said {{ #notes }}

/// claim | conditional
    id: {name}-first
    note: {note}
    check: {name}/first_fact
What the note says, in one sentence.

What torch does, and under which condition the note holds.
///

## What torch does {{ #torch }}

What happens, then why.

/// snippet | {name}/first_fact
///

## Which one to use {{ #which }}

| you want | write |
| --- | --- |
| the columns of a matrix as rows | `.mT` |

## Read next {{ #next }}

The page of the official reference, or the ATen source.
"""
SNIPPET = """\
import torch

table = torch.arange(6).view(2, 3)
print("first row, as it was a column:", table.mT[:, 0].tolist())
"""
MUTANTS = '''\
"""What torch might do otherwise, and which snippet of {name} would show it."""

import torch
from mutant import mutant


@mutant(kills="first_fact")
def mt_does_nothing():
    """The transposed matrix is the matrix itself."""
    torch.Tensor.mT = property(lambda matrix: matrix)
'''


def new_page(project: Project, place: str, question: str) -> Iterator[Path]:
    """Write the files of a page at ``place``, ``<section>/<name>``, and give them.

    Raises ProblemFound where the place is no place, or taken.
    """
    section, _, name = place.partition("/")
    config = project.root / "mkdocs.yml"
    if not re.fullmatch(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)*", place):
        raise ProblemFound(
            Problem(config, 1, f"'{place}' is no place for a page", "name it section/words-with-hyphens")
        )
    lines = config.read_text(encoding="utf-8").split("\n")
    beside = [number for number, line in enumerate(lines) if re.match(rf" +- {section}/\S+\.md$", line)]
    if not beside:
        sections = sorted({nav.partition("/")[0] for nav in project.nav if "/" in nav and nav.endswith(".md")})
        todo = f"choose one of {', '.join(sections)}, or add a section to nav"
        raise ProblemFound(Problem(config, 1, f"nav has no section '{section}'", todo))
    taken = next((page for page in project.pages if page.name == name), None)
    if taken:
        raise ProblemFound(Problem(taken.path, 1, f"there is a page '{name}' already", "give the new one another name"))
    lines.insert(beside[-1] + 1, re.sub(r"\S+\.md$", f"{place}.md", lines[beside[-1]]))
    config.write_text("\n".join(lines), encoding="utf-8")
    yield config
    words = {"name": name, "title": name.replace("-", " "), "question": question, "note": next(iter(project.notes), "")}
    files = {
        project.docs / f"{place}.md": PAGE.format(**words),
        project.root / "snippets" / name / "first_fact.py": SNIPPET,
        project.root / "tests" / "mutants" / f"{name.replace('-', '_')}.py": MUTANTS.format(**words),
    }
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        yield path
