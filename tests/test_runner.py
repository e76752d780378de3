"""Snippets that misbehave: each is reported as its own failure, by name with page and line, and the rest still run."""

import os
import subprocess

import pytest
from support import edit, failure, write

from retrospect.__main__ import main
from retrospect.project import HERE, Project
from retrospect.run import Runner

HOSTILE = {
    "hangs": ("import time\n\ntime.sleep(1000)\nprint(1)\n", "still running after 2 s"),
    "hangs_deaf": (
        "import signal\n\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nwhile True:\n    pass\n",
        "still running after 2 s",
    ),
    "crashes": ("import ctypes\n\nprint(1)\nctypes.string_at(0)\n", "crashed with SIGSEGV"),
    "prints_without_end": ("while True:\n    print('more' * 1000)\n", "printed more than 1 MiB"),
    "asks_the_network": (
        "import socket\n\ntry:\n    socket.create_connection(('127.0.0.1', 9))\nexcept OSError:\n    print('hidden')\n",
        "asked for the network",
    ),
    "resolves_a_name": ("import socket\n\nsocket.getaddrinfo('localhost', 80)\nprint(1)\n", "asked for the network"),
    "warns": (
        "import warnings\n\nwarnings.warn('old', FutureWarning)\nprint(1)\n",
        "line 3: warned: FutureWarning: old",
    ),
    "torch_warns": ("import torch\n\nprint(torch.zeros(2, 3, 4).T.shape)\n", "line 3: warned: UserWarning: The use of"),
    "leaves_a_worker": (
        "import subprocess\n\nsubprocess.Popen(['sleep', '60'])\nprint(1)\n",
        "left a worker process running",
    ),
    "raises": ("print(1)\nprint(1 / 0)\n", "line 2: ZeroDivisionError: division by zero"),
    "exits": ("print(1)\nraise SystemExit(0)\n", "line 2: called exit(0)"),
    "dies": ("import os\n\nprint(1)\nos._exit(0)\n", "left with exit code 0 before its end"),
    "writes_to_stderr": ("import sys\n\nprint('x', file=sys.stderr)\n", "wrote to standard error"),
    "prints_something_else": ("print(2)\n", "-1\n+2"),
    "raises_nothing": ("# raises: ValueError\nprint(1)\n", "marked as raising ValueError, but raised none"),
    "hides_the_error": (
        "# raises: ValueError\ntry:\n    int('x')\nexcept ValueError:\n    print(1)\n",
        "raises ValueError but does not print its message",
    ),
    "not_wrong": ("# silently wrong: no\nprint('wrong: 1')\nprint('right: 1')\n", "marked silently wrong"),
    "not_slow": ("# slow: no\nprint('slow: 3 calls')\nprint('fast: 4 calls')\n", "marked slow"),
    "slow_without_counts": ("# slow: no\nprint('slow: many')\nprint('fast: few')\n", "marked slow"),
    "needs_its_neighbour": ("import shares\n\nprint(shares)\n", "ModuleNotFoundError: No module named 'shares'"),
    "reads_a_file": ("print(open('shares.py').read())\n", "FileNotFoundError"),
    "needs_names": ("print(torch.zeros(1))\n", "NameError: name 'torch' is not defined"),
}


@pytest.fixture
def hostile(small):
    blocks = "".join(f"\n/// snippet | views/{name}\n///\n" for name in HOSTILE)
    edit(
        small,
        "docs/en/tensors/views.md",
        "/// snippet | views/shares\n///\n",
        f"/// snippet | views/shares\n///\n{blocks}",
    )
    for name, (code, _) in HOSTILE.items():
        write(small, f"snippets/views/{name}.py", code)
        write(small, f"snippets/views/{name}.out", "1\n")
    return Project(small)


def test_each_is_reported_and_the_rest_still_run(hostile):
    impatient, runner = Runner(time_limit=2), Runner()
    lines = {block.argument: block.line for page in hostile.pages for block in page.blocks_named("snippet")}
    for name, (_, expected) in HOSTILE.items():
        snippet = hostile.snippets[f"views/{name}"]
        outcome = (impatient if name.startswith("hangs") else runner).run(snippet)
        reason = failure(hostile, snippet, outcome, "cpu")
        assert reason is not None, name
        assert reason.startswith(f"docs/en/tensors/views.md:{lines[snippet.id]}: views/{name} on cpu: "), reason
        assert expected in reason, reason
    good = hostile.snippets["views/shares"]
    assert failure(hostile, good, runner.run(good), "cpu") is None


def test_nothing_of_a_stopped_snippet_runs_on(small):
    mark = f"retrospect-{os.getpid()}"
    sleeper = f"[sys.executable, '-c', 'import time; time.sleep(99)', '{mark}']"
    code = f"import subprocess\nimport sys\n\nsubprocess.run({sleeper})\n"
    outcome = Runner(time_limit=1).run_text(code)
    assert "still running" in outcome.failure
    assert mark not in subprocess.run(["ps", "-eo", "stat,args"], capture_output=True, text=True).stdout.replace(
        code, ""
    )


def test_a_run_leaves_nothing_to_the_next():
    runner = Runner()
    runner.run_text(
        "import torch\ntorch.set_default_dtype(torch.float64)\ntorch.manual_seed(0)\nopen('left', 'w').close()\n"
    )
    outcome = runner.run_text("import os\nimport torch\nprint(torch.get_default_dtype(), os.listdir())\n")
    assert (outcome.output, outcome.failure) == ("torch.float32 []\n", None)


def test_two_processes_draw_different_numbers():
    runner = Runner()
    code = "import torch\nprint(torch.rand(1).item())\n"
    assert runner.run_text(code).output != runner.run_text(code).output


def test_a_session_gives_its_transcript():
    text = (
        ">>> import torch\n>>> torch.ones(2)\nwrong\n>>> torch.zeros(2).view(3)\nTraceback (most recent call last):\n"
    )
    outcome = Runner().run_text(text + "    ...\nRuntimeError: wrong\n", "session")
    assert outcome.failure is None
    assert outcome.output == (
        ">>> import torch\n>>> torch.ones(2)\ntensor([1., 1.])\n>>> torch.zeros(2).view(3)\n"
        "Traceback (most recent call last):\n    ...\nRuntimeError: shape '[3]' is invalid for input of size 2\n"
    )
    assert outcome.raised == ("RuntimeError: shape '[3]' is invalid for input of size 2",)


def test_a_worker_of_a_dataloader_is_no_leak_and_pickles_what_the_program_defines():
    code = (HERE / "tests" / "data" / "workers.py").read_text()
    outcome = Runner().run_text(code)
    assert (outcome.output, outcome.failure) == ("[[0, 1], [4, 9]]\n", None)


def test_a_device_that_is_not_here_is_one_line(small, capsys):
    if "cuda" in Runner().probe():
        pytest.skip("this machine has a GPU")
    assert main(["record", "--root", str(small), "--device", "cuda"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "torch finds no cuda device here" in said.err
