"""The commands of the README: they work from a clean folder, and say in one line what stands in their way."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from built import built
from support import BUILDS_AGAIN, PROJECT, edit, settings_for, write

ROOT = PROJECT.root
MKDOCS = str(Path(sys.executable).with_name("mkdocs"))

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="needs make")


def run(*command, cwd=ROOT, **environment):
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}  # of `make test` itself
    environment = {**inherited, "NO_MKDOCS_2_WARNING": "1", **environment}
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, env=environment, timeout=120)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_help_lists_every_command():
    lines = run("make", "help").stdout.splitlines()
    names = {line.split()[1] for line in lines}
    assert {"help", "serve", "build", "test", "record", "bench", "check"} <= names
    assert all(len(line.split()) > 3 for line in lines)


@pytest.fixture
def makefile(tmp_path):
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def fake_python(folder, *, old=False, without_venv=False) -> str:
    path = folder / "python-of-mine"
    refuses = "*version_info*" if old else "*ensurepip*" if without_venv else "never"
    path.write_text(f'#!/bin/sh\ncase "$*" in {refuses}) exit 1;; esac\nexec {sys.executable} "$@"\n')
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("lacks", "line"),
    [({"old": True}, "is not Python 3.11 or newer"), ({"without_venv": True}, "has no venv module; install it")],
    ids=["old python", "no venv"],
)
def test_what_is_missing_is_one_clear_line(lacks, line, makefile):
    result = run("make", "serve", f"PYTHON={fake_python(makefile, **lacks)}", cwd=makefile)
    assert result.returncode != 0
    (said,) = result.stdout.splitlines()
    assert line in said
    assert not (makefile / ".venv").exists()


def test_a_port_in_use_is_one_line():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run(sys.executable, "-m", "retrospect", "serve", "--port", str(port))
    assert (result.returncode, result.stdout) == (2, "")
    assert (
        result.stderr
        == f"serve: port {port} is in use; stop what runs there, or choose another: make serve PORT=8001\n"
    )


def test_a_language_that_is_not_there_is_one_line():
    result = run(sys.executable, "-m", "retrospect", "serve", "--config", "mkdocs.xx.yml")
    assert result.returncode == 2
    assert result.stderr.startswith("serve: there is no mkdocs.xx.yml; this site exists in: en")


@BUILDS_AGAIN
def test_serve_says_its_address_and_serves_the_site():
    port = free_port()
    command = [sys.executable, "-m", "retrospect", "serve", "--port", str(port)]
    server = subprocess.Popen(command, cwd="/", stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert server.stdout.readline() == f"serve: http://127.0.0.1:{port}/ (Ctrl+C ends it)\n"
        assert "Torch Retrospect" in fetch(f"http://127.0.0.1:{port}/")
    finally:
        server.kill()
        server.wait()


def fetch(url: str, patience: float = 60) -> str:
    end = time.monotonic() + patience
    while True:
        try:
            with urllib.request.urlopen(url) as answer:
                return answer.read().decode()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def test_mkdocs_builds_from_any_folder_and_without_torch():
    page = (built() / "tensors/view-or-reshape/index.html").read_text()
    assert "Ran on torch" in page


@pytest.fixture
def small_site(small) -> Path:
    """The small project with a configuration of its own, made from the site's."""
    write(small, "mkdocs.yml", f"{settings_for(small)}\nwatch: [snippets]\n")
    write(small, "docs/en/index.md", "---\ntitle: x\ndescription: x\n---\n\n# x\n\n/// pages | tensors\n///\n")
    return small


def test_what_is_edited_is_served_and_the_rest_stays(small_site):
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "retrospect",
        "serve",
        "--config",
        str(small_site / "mkdocs.yml"),
        "--port",
        str(port),
    ]
    server = subprocess.Popen(command, cwd="/", stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert server.stdout.readline() == f"serve: http://127.0.0.1:{port}/ (Ctrl+C ends it)\n"
        address = f"http://127.0.0.1:{port}/tensors/views/"
        await_text(address, "A view shares memory.")
        edit(small_site, "docs/en/tensors/views.md", "A view shares memory.", "A view shares bytes.")
        await_text(address, "A view shares bytes.")
        edit(small_site, "snippets/views/shares.out", "True", "Recorded anew")
        await_text(address, "Recorded anew")
        edit(small_site, "docs/en/tensors/views.md", "What is a view?", "What does a view share?")
        await_text(f"http://127.0.0.1:{port}/", "What does a view share?")
        assert "Recorded anew" in fetch(address)
    finally:
        server.kill()
        server.wait()


def await_text(address: str, text: str, patience: float = 60) -> None:
    end = time.monotonic() + patience
    while text not in fetch(address):
        assert time.monotonic() < end, f"{address} never said {text!r}"
        time.sleep(0.1)


def test_a_strict_build_fails_with_file_and_line(small_site):
    edit(small_site, "docs/en/tensors/views.md", "/// snippet | views/shares", "/// snippet | views/gone")
    result = run(MKDOCS, "build", "--strict", "-f", str(small_site / "mkdocs.yml"))
    assert result.returncode == 1
    assert "docs/en/tensors/views.md:20: there is no snippet 'views/gone'; write snippets/" in result.stderr
    assert "Traceback" not in result.stderr


def test_check_lists_problems_and_fails(small):
    good = run(sys.executable, "-m", "retrospect", "check", "--root", str(small))
    assert (good.returncode, good.stdout) == (0, "")
    (small / "snippets/views/shares.out").unlink()
    bad = run(sys.executable, "-m", "retrospect", "check", "--root", str(small))
    assert bad.returncode == 1
    assert bad.stdout == "snippets/views/shares.py:1: no recording; run `make record SNIPPET=views/shares`\n"


def test_recording_what_is_not_there_is_one_line(small):
    result = run(sys.executable, "-m", "retrospect", "record", "gone", "--root", str(small))
    assert result.returncode == 2
    assert result.stderr == "record: there is no 'gone'; name page/snippet, a page, figures/page/figure or labs/lab\n"
