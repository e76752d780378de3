"""Recordings and receipts: what is written, when it is void, and what a difference says."""

import json

import pytest
from support import edit, failure, write

from retrospect import receipts
from retrospect.project import Project
from retrospect.record import record
from retrospect.run import Outcome, Runner, agree

SHARES = "snippets/views/shares.py"


def recorded(small, device="cpu", wanted=""):
    return list(record(Project(small), device, wanted))


def test_a_receipt_says_where_and_when(small):
    stored = json.loads((small / "receipts/cpu.json").read_text())["views/shares"]
    assert set(stored) == {"hash", "torch", "device", "date", "apis"}
    assert len(stored["hash"]) == 64
    assert stored["torch"].count(".") == 2
    assert stored["date"].count("-") == 2


def test_recording_again_changes_nothing(small):
    before = (small / "receipts/cpu.json").read_text()
    assert recorded(small) == []
    assert (small / "receipts/cpu.json").read_text() == before


@pytest.mark.parametrize("name", [SHARES, "snippets/views/shares.out"])
def test_an_edit_voids_the_receipt(name, small):
    project = Project(small)
    assert receipts.valid(small, project.snippets["views/shares"], "cpu")
    write(small, name, (small / name).read_text() + "\n")
    assert receipts.valid(small, Project(small).snippets["views/shares"], "cpu") is None


def test_recording_an_edited_snippet_makes_it_right_again(small):
    edit(small, SHARES, "== row.data_ptr()", "!= row.data_ptr()")
    assert recorded(small) == ["recorded views/shares"]
    assert (small / "snippets/views/shares.out").read_text() == "False\n"
    assert receipts.valid(small, Project(small).snippets["views/shares"], "cpu")


def test_a_snippet_that_fails_loses_its_receipt_and_keeps_its_recording(small):
    edit(small, SHARES, "print(", "print(1 / 0, ")
    (line,) = recorded(small)
    assert line.startswith("FAILED docs/en/tensors/views.md:20: views/shares: line 4: ZeroDivisionError")
    assert (small / "snippets/views/shares.out").read_text() == "True\n"
    assert receipts.read(small, "cpu") == {}


def test_a_draw_is_refused(small):
    edit(small, SHARES, "print(", "print(torch.rand(1), ")
    (line,) = recorded(small)
    assert "prints something else each time" in line


def test_only_what_was_asked_for_is_recorded(small):
    write(small, "snippets/views/other.py", "print(1)\n")
    assert recorded(small, wanted="views/other") == ["recorded views/other"]
    assert set(receipts.read(small, "cpu")) == {"views/other", "views/shares"}
    assert recorded(small, wanted="views") == []
    assert recorded(small, wanted="vie") == []


def test_what_is_gone_loses_its_receipt(small):
    (small / SHARES).unlink()
    recorded(small)
    assert receipts.read(small, "cpu") == {}


def test_a_session_is_its_own_recording(small):
    write(small, "snippets/views/short.pycon", ">>> import torch\n>>> torch.ones(2)\n")
    assert recorded(small) == ["recorded views/short"]
    assert (
        small / "snippets/views/short.pycon"
    ).read_text() == ">>> import torch\n>>> torch.ones(2)\ntensor([1., 1.])\n"
    assert recorded(small) == []


def test_a_difference_is_a_unified_diff_with_its_command(small):
    write(small, "snippets/views/shares.out", "something\n")
    snippet = Project(small).snippets["views/shares"]
    reason = failure(Project(small), snippet, Runner().run(snippet), "cpu")
    assert "`make record SNIPPET=views/shares`" in reason
    assert "--- recorded shares.out\n+++ printed shares.out\n@@ -1 +1 @@\n-something\n+True" in reason


def test_a_broken_figure_is_seen(small):
    write(small, "figures/views/one.py", "print('<svg width=\"1\"></svg>')\n")
    assert recorded(small) == ["recorded figures/views/one"]
    write(small, "figures/views/one.svg", "<svg></svg>\n")
    snippet = Project(small).figures["views/one"]
    assert "make record SNIPPET=figures/views/one" in failure(Project(small), snippet, Runner().run(snippet), "cpu")


# --- other devices, on a machine that may have none ------------------------------------------------------------------


class Pretend:
    """A runner whose device prints what it is told to."""

    def __init__(self, output):
        self.output = output

    def __call__(self, device):
        return self

    def run(self, snippet):
        return Outcome(self.output, None, (), (), "2.13.0", "A GPU", 0.1)


@pytest.fixture
def on_cuda(small, monkeypatch):
    write(small, "snippets/views/shares.out", "tensor([0.33333])\n")

    def run(output):
        monkeypatch.setattr("retrospect.record.Runner", Pretend(output))
        return recorded(small, "cuda")

    return run


def test_a_device_that_agrees_gets_a_receipt_and_no_recording_of_its_own(small, on_cuda):
    assert on_cuda("tensor([0.33334])\n") == []
    assert receipts.valid(small, Project(small).snippets["views/shares"], "cuda").device == "A GPU"
    assert not (small / "snippets/views/shares.cuda.out").exists()


def test_a_device_that_rightly_differs_gets_a_recording_of_its_own(small, on_cuda):
    assert on_cuda("tensor([0.5])\n") == ["recorded views/shares"]
    assert (small / "snippets/views/shares.cuda.out").read_text() == "tensor([0.5])\n"
    assert (small / "snippets/views/shares.out").read_text() == "tensor([0.33333])\n"
    assert receipts.valid(small, Project(small).snippets["views/shares"], "cuda")
    assert on_cuda("tensor([0.33334])\n") == []
    assert not (small / "snippets/views/shares.cuda.out").exists()


def test_a_session_that_differs_on_a_device_is_refused(small, on_cuda):
    write(small, "snippets/views/short.pycon", ">>> 1\n1\n")
    assert any("a session that gives something else on cuda" in line for line in on_cuda(">>> 1\n2\n"))
    assert (small / "snippets/views/short.pycon").read_text() == ">>> 1\n1\n"


def test_a_snippet_for_one_device_gets_no_receipt_on_another(small, on_cuda):
    edit(small, SHARES, "import torch\n", "# device: cpu — it must\nimport torch\n")
    on_cuda("tensor([0.33333])\n")
    assert receipts.read(small, "cuda") == {}


@pytest.mark.parametrize(
    ("expected", "actual", "cpu", "cuda"),
    [
        ("tensor([1.])", "tensor([1.])", True, True),
        ("tensor([1.0000])", "tensor([1.00005])", False, True),
        ("tensor([1.0000])", "tensor([1.0010])", False, False),
        ("tensor([1e4])", "tensor([1.00001e4])", False, True),
        ("[1, 2]", "[1,  2]", False, True),
        ("[1, 2]", "[1, 3]", False, False),
        ("[1, 2]", "[1, 2, 3]", False, False),
        ("nan inf", "nan inf", True, True),
        ("nan", "inf", False, False),
        ("0.1 True", "0.1 False", False, False),
        ("-0.1", "0.1", False, False),
        ("a1", "b1", False, False),
    ],
)
def test_outputs_agree_to_the_letter_or_within_a_tolerance(expected, actual, cpu, cuda):
    assert (agree(expected, actual, "cpu"), agree(expected, actual, "cuda")) == (cpu, cuda)
