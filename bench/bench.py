"""What it costs: running snippets over the floor, how that grows, building the site, and seeing an edit.

``make bench`` prints the figures; nothing here decides whether a test passes.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import yaml

from retrospect.project import HERE, Project
from retrospect.run import Runner
from retrospect.settings import bare

TARGETS = {"over the floor": 30, "build": 1.5, "edit": 1.0}  # ms a snippet, times a bare build, seconds
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


def seconds(call, best_of: int = 1) -> float:
    """The shortest of some runs, in seconds."""
    times = []
    for _ in range(best_of):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times)


def report(name: str, value: str, target: str = "") -> None:
    """Print one line of the table."""
    print(f"{name:46} {value:>24}  {target}", flush=True)


# --- snippets -------------------------------------------------------------------------------------------------------


def floor(programs: list[Path]) -> float:
    """Seconds for one process that imports torch once and executes every program, one after the other."""
    code = (
        "import contextlib, io, runpy, sys, torch\n"
        "for path in sys.argv[1:]:\n"
        "    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(Exception, SystemExit):\n"
        "        runpy.run_path(path, run_name='__main__')\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", code, *map(str, programs)]
        return seconds(lambda: subprocess.run(command, cwd=folder, stderr=subprocess.DEVNULL, check=False))


def bench_snippets(project: Project) -> None:
    """The run of all programs against the floor. Those that leave a process changed are in both, and are the same."""
    programs = [snippet for snippet in project.snippets.values() if snippet.kind == "program"]
    base = floor([snippet.path for snippet in programs])
    runner = Runner()
    start = seconds(lambda: runner.run_text("print(1)\n"))
    run = seconds(lambda: [runner.run(snippet) for snippet in programs]) + start
    each = (run - base) / len(programs) * 1000
    report(f"floor: {len(programs)} programs in one process", f"{base:.1f} s")
    report("each in a process of its own", f"{run:.1f} s, {run / base:.2f} x")
    report("a snippet over the floor", f"{each:.0f} ms", f"target: {TARGETS['over the floor']} ms")


def bench_growth() -> None:
    """The cost per synthetic snippet for 30 and for ten times as many."""
    runner = Runner()
    runner.run_text("print(1)\n")
    costs = {}
    for count in (30, 300):
        texts = [f"import torch\n\nprint(torch.arange({number + 2}).sum())\n" for number in range(count)]
        costs[count] = seconds(lambda texts=texts: [runner.run_text(text) for text in texts]) / count * 1000
        report(f"{count} synthetic snippets, each", f"{costs[count]:.1f} ms")
    report("growth: ten times as many cost, each", f"{costs[300] / costs[30]:.2f} x", "target: 1, linear")


# --- site -----------------------------------------------------------------------------------------------------------


def bare_copy(folder: Path) -> Path:
    """The same pages already expanded, under the same Material settings without the project's own parts."""
    from retrospect.expand import expand

    project = Project(HERE)
    for page in project.pages:
        target = folder / "docs" / page.path.relative_to(project.docs)
        target.parent.mkdir(parents=True, exist_ok=True)
        front = "\n".join(page.lines[: page.body_start])
        target.write_text(f"{front}\n{expand(page, project)[0]}", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(bare() | {"docs_dir": "docs"}), encoding="utf-8")
    return folder / "mkdocs.yml"


def build(config: Path, site: Path) -> None:
    """One cold build by the command that readers use."""
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(site)]
    subprocess.run(command, env=ENVIRONMENT, check=True, stderr=subprocess.DEVNULL)


def bench_build() -> None:
    """The whole site against a bare Material build of the same pages."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        config = bare_copy(folder)
        bare = seconds(lambda: build(config, folder / "bare"), best_of=3)
        ours = seconds(lambda: build(HERE / "mkdocs.yml", folder / "ours"), best_of=3)
    report("a bare Material build of the same pages", f"{bare:.2f} s")
    report("the whole site", f"{ours:.2f} s, {ours / bare:.2f} x", f"target: under {TARGETS['build']} x")


def bench_edit() -> None:
    """Seconds from saving a page to the new text being served, in a copy of the project."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        for part in ("docs", "labs", "snippets", "figures", "receipts", "retrospect", "theme"):
            shutil.copytree(HERE / part, copy / part)
        shutil.copy(HERE / "mkdocs.yml", copy)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [sys.executable, "-m", "retrospect", "serve", "--port", str(port)]
        environment = {**ENVIRONMENT, "PYTHONPATH": name}
        server = subprocess.Popen(
            command, cwd=name, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            address = f"http://127.0.0.1:{port}/tensors/view-or-reshape/"
            wait_for(address, "view or reshape")
            page = copy / "docs/en/tensors/view-or-reshape.md"
            text, times = page.read_text(encoding="utf-8"), []
            for number in range(3):
                time.sleep(2)
                page.write_text(f"{text}\nedit-{number}\n", encoding="utf-8")
                times.append(seconds(lambda number=number: wait_for(address, f"edit-{number}")))
            report("an edit is served after", f"{min(times):.2f} s", f"target: {TARGETS['edit']:g} s")
        finally:
            server.kill()
            server.wait()


def wait_for(address: str, text: str) -> None:
    """Ask until the page has the text; an answer that is on its way when the site is rebuilt waits for it.

    Raises TimeoutError after a minute.
    """
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with contextlib.suppress(OSError), urllib.request.urlopen(address) as answer:
            if text in answer.read().decode():
                return
        time.sleep(0.02)
    raise TimeoutError(f"{address} never said {text!r}")


if __name__ == "__main__":
    bench_build()
    bench_edit()
    bench_snippets(Project(HERE))
    bench_growth()
