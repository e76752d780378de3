"""Labs: each runs again and gives what is recorded, and whatever could be wrong with one is seen."""

import contextlib
import gzip
import json
import logging
import re
from dataclasses import replace
from pathlib import Path

import pytest
from built import built, render
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from support import PROJECT, devices, edit, settings_for, write

from retrospect import notebook, receipts
from retrospect.check import check
from retrospect.gate import gate, known
from retrospect.lab import SVG, TEXT, Cell, Output
from retrospect.lab_page import as_markdown
from retrospect.notebook import LabFailed, disagreements, run
from retrospect.problem import Problem
from retrospect.project import Project
from retrospect.record import record
from retrospect.similar import difference

pytestmark = pytest.mark.xdist_group("small lab")  # in one process, which records it once

CASES = [
    pytest.param(lab, device, id=f"{lab.name}-{device}", marks=pytest.mark.xdist_group(lab.key))
    for device in devices()
    for lab in PROJECT.labs
]


@pytest.mark.parametrize(("lab", "device"), CASES)
def test_gives_what_is_recorded(lab, device):
    try:
        problems = list(disagreements(lab, run(lab, device)))
    except LabFailed as error:
        problems = [error.problem]
    if problems:
        pytest.fail("\n".join(str(problem.at(PROJECT.root)) for problem in problems), pytrace=False)


@pytest.mark.parametrize("lab", PROJECT.labs, ids=lambda lab: lab.name)
def test_the_script_is_what_jupytext_reads(lab):
    import jupytext

    cells = [(cell.cell_type, cell.source) for cell in jupytext.read(lab.script).cells]
    assert [(cell.kind, cell.source) for cell in lab.cells] == cells


@pytest.mark.parametrize("lab", PROJECT.labs, ids=lambda lab: lab.name)
def test_the_notebook_opens_elsewhere(lab):
    import nbformat

    stored = nbformat.read(lab.notebook, as_version=4)
    nbformat.validate(stored)
    assert set(stored.metadata) == {"description", "kernelspec", "language_info", "title"}
    text = lab.notebook.read_text(encoding="utf-8")
    assert not re.search(r"/(?:root|home|tmp)/|0x[0-9a-f]{6,}", text), "a path or an address of the machine that ran it"


def test_every_script_was_collected():
    assert len(PROJECT.labs) == len(list((PROJECT.root / "labs").glob("*.py"))) > 1


# --- the page ------------------------------------------------------------------------------------------------------


def page_of(lab) -> str:
    return (built() / lab.key / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("lab", PROJECT.labs, ids=lambda lab: lab.name)
def test_a_page_is_small_and_whole(lab):
    html = page_of(lab)
    bare = re.sub(r'<svg.*?</svg>|data:[^"]*', "", html, flags=re.DOTALL)
    assert len(gzip.compress(bare.encode(), 9)) <= 150 * 1024
    assert f'content="{lab.description}"' in html
    assert (built() / lab.key / lab.notebook.name).read_bytes() == lab.notebook.read_bytes()
    assert f'href="{lab.notebook.name}" download' in html
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids)), "an id stands twice"


@pytest.mark.parametrize("lab", PROJECT.labs, ids=lambda lab: lab.name)
def test_search_knows_each_heading_once(lab):
    index = json.loads((built() / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    entries = [entry for entry in index if entry["location"].startswith(f"{lab.key}/")]
    assert [entry["title"] for entry in entries] == [re.sub(r"[`*]", "", heading.text) for heading in lab.page.headings]
    text = " ".join(entry["text"] for entry in entries)
    assert text.count("def show(") == 1, "code is in the index once"
    assert "M 0 0" not in text, "a figure is in the index"


# --- a small lab to break ------------------------------------------------------------------------------------------

LAB = """# ---
# jupyter:
#   description: A lab for the tests, which prints, draws and takes its time.
#   jupytext: {text_representation: {extension: .py, format_name: percent}}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # How small can a lab be?
#
# As small as [this](../views.md).

# %%
import sys
import time

from IPython.display import SVG, display

print("half of it:", 0.5)

# %% [markdown]
# ## A curve

# %%
print(". 50%|#####     | 1/2 [00:01<00:01]", file=sys.stderr)
line = '<path d="M 0 0 L 10 20" style="stroke: #000000"/>'
display(SVG(f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="A line.">{line}</svg>'))

# %% tags=["timing"]
print(time.time())
"""
CONFIG = "nav:\n  - views.md\n  - Labs:\n      - labs/small.ipynb\n"


@pytest.fixture(scope="module")
def recorded(tmp_path_factory) -> dict[str, str]:
    """The files of a project with one recorded lab."""
    root = tmp_path_factory.mktemp("lab")
    write(root, "labs/small.py", LAB)
    write(root, "mkdocs.yml", CONFIG)
    write(root, "docs/en/views.md", "---\ntitle: views\ndescription: x\n---\n\n# views\n\n[A lab](labs/small.ipynb).\n")
    write(root, "docs/notes.yml", "{}\n")
    assert list(record(Project(root), "cpu")) == ["recorded labs/small"]
    return {path.relative_to(root).as_posix(): path.read_text() for path in root.rglob("*.*") if path.is_file()}


@pytest.fixture
def tiny(recorded, tmp_path) -> Path:
    for name, text in recorded.items():
        write(tmp_path, name, text)
    return tmp_path


def lab_of(root):
    return Project(root).labs[0]


def said(root) -> list[str]:
    return [str(problem) for problem in check(Project(root))]


def test_what_is_recorded(tiny):
    stored = json.loads((tiny / "docs/en/labs/small.ipynb").read_text())
    outputs = [output for cell in lab_of(tiny).recorded for output in cell.outputs]
    assert [output.mime for output in outputs] == [TEXT, SVG, TEXT], "the progress bar is left out"
    assert [cell.get("execution_count") for cell in stored["cells"]] == [None, 1, None, 2, 3]
    assert stored["metadata"]["title"] == "How small can a lab be?"
    assert "execution" not in stored["cells"][1]["metadata"]
    assert receipts.valid(tiny, lab_of(tiny), "cpu").torch.count(".") == 2
    assert said(tiny) == []


def test_recording_again_changes_nothing_not_even_a_time(tiny):
    before = (tiny / "docs/en/labs/small.ipynb").read_text(), (tiny / "receipts/cpu.json").read_text()
    assert list(record(Project(tiny), "cpu", "labs/small")) == []
    assert before == ((tiny / "docs/en/labs/small.ipynb").read_text(), (tiny / "receipts/cpu.json").read_text())


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "print(time.time())",
            "def f():\n    return 1 / 0\n\n\nf()",
            "labs/small.py:31: ZeroDivisionError: division by",
        ),
        ("print(time.time())", "import os\n\nos._exit(1)", "labs/small.py:30: the kernel died"),
        ("print(time.time())", "time.sleep(30)", "labs/small.py:30: still running after 5 s"),
        ("print(time.time())", "print(1, file=sys.stderr)", "labs/small.py:30: wrote to standard error: 1; print"),
    ],
    ids=["raises", "dies", "does not end", "warns"],
)
def test_a_cell_that_fails_is_named_by_its_line(old, new, line, tiny):
    edit(tiny, "labs/small.py", old, new)
    with pytest.raises(LabFailed) as failed:
        run(lab_of(tiny), time_limit=5)
    assert str(failed.value.problem.at(tiny)).startswith(line)


def test_a_lab_that_fails_loses_its_receipt_and_keeps_its_notebook(tiny, monkeypatch):
    before = (tiny / "docs/en/labs/small.ipynb").read_text()

    def fail(lab, device):
        raise LabFailed(Problem(lab.script, 3, "no", "mend it"))

    monkeypatch.setattr(notebook, "run", fail)
    assert list(record(Project(tiny), "cpu")) == ["FAILED labs/small.py:3: no; mend it"]
    assert (tiny / "docs/en/labs/small.ipynb").read_text() == before
    assert receipts.read(tiny, "cpu") == {}


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        ("docs/en/labs/small.ipynb", "half of it: 0.5", "half of it: 0.6", "labs/small.py:1: edited since it ran: its"),
        (
            "labs/small.py",
            "0.5)",
            "0.6)",
            "labs/small.py:14: edited since it was recorded; run `make record SNIPPET=la",
        ),
        ("labs/small.py", "A lab for", "The lab for", "labs/small.py:1: edited since it was recorded"),
        ("labs/small.py", "description", "summary", "labs/small.py:1: a lab without description; add `desc"),
        ("labs/small.py", "# # How", "# How", "labs/small.py:1: 0 headings of the first level; a lab has one"),
        ("labs/small.py", "# ## A", "# #### A", "labs/small.py:22: a heading of level 4 below one of level 1; leave"),
        ("labs/small.py", "A curve", "A curve { #it }", "labs/small.py:22: a heading with an id, which Jupyter shows"),
        ("labs/small.py", "views.md", "gone.md", "labs/small.py:11: a link to '../gone.md', which is not there; link"),
        ("labs/small.py", "views.md", "views.md#no", "labs/small.py:11: a link to '#no', which views.md does not have"),
        ("labs/small.py", '["timing"]', '["slow"]', "labs/small.py:29: unknown tags ['slow']; the one tag is"),
        ("labs/small.py", "# %% tags", "# %% [tags]", "labs/small.py:29: the beginning of a cell that cannot be read"),
        ("labs/small.py", "import sys", "import retrospect", "labs/small.py:14: a lab that imports retrospect; write"),
        ("labs/small.py", "print(time", "print)time", "labs/small.py:30: not valid Python: unmatched ')'; mend"),
        ("mkdocs.yml", "labs/small.ipynb", "labs/x.ipynb", "labs/small.py:1: a lab that the navigation does not name"),
        (
            "docs/en/views.md",
            "labs/small",
            "labs/gone",
            "docs/en/views.md:8: a link to 'labs/gone.ipynb', which is not",
        ),
        ("docs/en/labs/small.ipynb", 'count": 2', 'count": 7', "labs/small.py:1: a notebook whose cells did not run"),
        (
            "docs/en/labs/small.ipynb",
            "aria-label",
            "label",
            "labs/small.py:25: a figure without alt text; draw it with",
        ),
    ],
    ids=lambda value: value[:24] if value.startswith("labs/small.py:") else "",
)
def test_what_is_wrong_is_one_line(name, old, new, line, tiny):
    edit(tiny, name, old, new)
    assert any(problem.startswith(line) for problem in said(tiny)), said(tiny)


def test_a_lab_that_was_never_recorded_is_seen(tiny):
    (tiny / "docs/en/labs/small.ipynb").unlink()
    assert "labs/small.py:1: a lab that was never recorded; run `make record SNIPPET=labs/small`" in said(tiny)


def test_a_notebook_without_its_script_is_seen(tiny):
    (tiny / "labs/small.py").unlink()
    assert "docs/en/labs/small.ipynb:1: a notebook without its script; write labs/small.py, or delete it" in said(tiny)


def test_two_labs_of_one_title_are_seen(tiny):
    write(tiny, "labs/twin.py", LAB)
    assert any("the title 'How small can a lab be?' is that of labs/small too" in line for line in said(tiny))


# --- comparing -----------------------------------------------------------------------------------------------------


def drawing(path="M 0 0 L 10 20", text="loss", style="stroke: #000000") -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg"><path d="{path}" style="{style}"/><text x="1">{text}</text></svg>'


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ([Output("stream", TEXT, "loss: 0.501 after 7 steps\n")], None),
        ([Output("stream", TEXT, "loss:  0.5 after 7 steps\n")], None),
        ([Output("stream", TEXT, "loss: 0.52 after 7 steps\n")], "printed 'loss: 0.52 after 7 steps', recorded was"),
        ([Output("stream", TEXT, "loss: 0.5 after 8 steps\n")], "printed"),
        ([Output("stream", TEXT, "gain: 0.5 after 7 steps\n")], "printed 'gain"),
        ([Output("stream", TEXT, "loss: nan after 7 steps\n")], "printed 'loss: nan"),
        ([Output("stream", TEXT, "loss: 0.5 after 7 steps\nmore\n")], "printed 2 lines, recorded were 1"),
        ([], "gave nothing, recorded were text"),
        ([Output("display_data", SVG, drawing())], "gave a figure, recorded were text"),
    ],
    ids=["near", "space", "number", "count", "word", "nan", "line", "missing", "figure"],
)
def test_text_agrees_within_a_tolerance(given, reason):
    said = difference([Output("stream", TEXT, "loss: 0.5 after 7 steps\n")], given)
    assert said is None if reason is None else said.startswith(reason)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, None),
        ({"path": "M 0 0 L 10 21.5"}, None),
        ({"path": "M 0 0 L 10 23"}, "drew <path> in a figure with another d: 23 px, recorded was 20 px"),
        ({"path": "M 0 0 L 10 20 L 30 40"}, "drew <path> in a figure with another d: 6 numbers, recorded were 4"),
        ({"path": "M 0 0 M 10 20"}, "drew <path> in a figure with another d: another shape"),
        ({"text": "gain"}, "wrote 'gain' in a figure, recorded was 'loss'"),
        ({"style": "stroke: #3b82f6"}, "drew <path> in a figure with another style"),
    ],
    ids=["same", "near", "far", "longer", "shape", "word", "colour"],
)
def test_a_figure_agrees_by_its_data(change, reason):
    outputs = [[Output("display_data", SVG, drawing(**made))] for made in ({}, change)]
    said = difference(*outputs)
    assert said is None if reason is None else said.startswith(reason)


def test_a_figure_with_one_element_more_is_another():
    more = drawing().replace("</svg>", "<text>new</text></svg>")
    outputs = [[Output("display_data", SVG, text)] for text in (drawing(), more)]
    assert difference(*outputs) == "drew 4 elements, recorded were 3"


def test_a_disagreement_names_line_and_command_and_times_are_left_alone(tiny):
    lab = lab_of(tiny)
    ran = [change(cell, "half of it: 0.5", "half of it: 0.9") for cell in lab.recorded]
    ran = [replace(cell, line=own.line) for cell, own in zip(ran, lab.cells, strict=True)]
    (problem,) = disagreements(lab, [change(cell, "1", "2") if cell.is_timing else cell for cell in ran])
    assert str(problem.at(tiny)) == (
        "labs/small.py:14: printed 'half of it: 0.9', recorded was 'half of it: 0.5'; "
        "if it should, run `make record SNIPPET=labs/small`"
    )
    silent = [replace(cell, outputs=()) if cell.is_timing else cell for cell in lab.recorded]
    assert [problem.what for problem in disagreements(lab, silent)] == ["a timing cell whose outputs were not recorded"]


def change(cell: Cell, old: str, new: str) -> Cell:
    return replace(cell, outputs=tuple(replace(out, text=out.text.replace(old, new)) for out in cell.outputs))


def test_times_are_taken_again_only_with_other_code(tiny):
    lab = lab_of(tiny)
    slower = [change(cell, ".", ".9") if cell.is_timing else cell for cell in lab.recorded]
    assert not notebook.store(lab, slower)
    edit(tiny, "labs/small.py", "0.5)", "0.25)")
    other = lab_of(tiny)
    ran = [replace(cell, source=own.source) for cell, own in zip(slower, other.cells, strict=True)]
    assert notebook.store(other, ran)
    assert lab_of(tiny).recorded[-1].outputs == slower[-1].outputs


# --- the gate and links, broken ------------------------------------------------------------------------------------


def judged(root, old="", new="") -> list[str]:
    project = Project(root)
    html = render(as_markdown(lab_of(root), project), root)
    assert old in html
    path = write(root, "site/labs/small/index.html", f'<div class="md-content">{html.replace(old, new, 1)}</div>')
    return [problem.what for problem in gate(path.parents[2], known(project, ["labs/small"]))[0]]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("", "", None),
        ("half of it: 0.5", "half of it: 0.6", "shows text 'half of it: 0.6' where the lab has text 'half of it: 0.5'"),
        (
            'L 10 20" style="stroke: c',
            'L 10 2" style="stroke: c',
            "shows figure 'M 0 0 L 10 2' where the lab has figure 'M 0 0 L 10 20'",
        ),
        ("SVG", "PNG", "shows python"),
        ("</div>", "</div><pre>import torch</pre>", "shows"),
        ('class="language-python', 'data-copy="other" class="language-python', "shows python 'other' where"),
    ],
    ids=["as recorded", "output", "figure", "code", "stranger", "copy button"],
)
def test_the_gate_sees_what_a_lab_did_not_give(old, new, what, tiny):
    problems = judged(tiny, old, new)
    assert (problems == []) if what is None else problems[0].startswith(what)


def test_the_gate_knows_no_lab_that_is_stale_or_ran_in_another_order(tiny):
    edit(tiny, "docs/en/labs/small.ipynb", 'count": 2', 'count": 3')
    assert known(Project(tiny), ["labs/small"]).labs == {}
    assert "no passed snippet" in judged(tiny)[0]


@pytest.mark.parametrize(
    ("name", "old", "new", "warning"),
    [
        ("", "", "", None),
        ("labs/small.py", "../views.md", "../gone.md", "contains a link '../gone.md'"),
        ("labs/small.py", "../views.md", "../views.md#no", "does not contain an anchor '#no'"),
        ("docs/en/views.md", "labs/small.ipynb", "labs/gone.ipynb", "contains a link 'labs/gone.ipynb'"),
        ("docs/en/views.md", "small.ipynb", "small.ipynb#a-curve", None),
        ("docs/en/views.md", "small.ipynb", "small.ipynb#no", "does not contain an anchor '#no'"),
    ],
    ids=["as it is", "from a lab", "from a lab, anchor", "to a lab", "to a heading", "to a lab, anchor"],
)
def test_a_broken_link_from_or_to_a_lab_fails_a_strict_build(name, old, new, warning, tiny, caplog):
    write(tiny, "mkdocs.yml", settings_for(tiny) + CONFIG)
    if name:
        edit(tiny, name, old, new)
    config = load_config(str(tiny / "mkdocs.yml"), strict=True, site_dir=str(tiny / "site"))
    with pytest.raises(Abort) if warning else contextlib.nullcontext():
        build(config)
    warnings = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert len(warnings) == (warning is not None), warnings
    assert all(warning in said for said in warnings)
