"""Run one snippet as its reader would: a fresh process, a device, a time limit; and tell what it printed.

The processes are forked from a server that has already imported torch, so one costs some 20 ms instead of the
second that importing torch takes. Where there is no such server (Windows) they are spawned.
"""

import contextlib
import json
import multiprocessing
import os
import signal
import sys
import tempfile
import time
import types
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from retrospect import child
from retrospect.printed import near, without_colours
from retrospect.snippet import Snippet

# torch imports these only when they are first used; the server does it once, for every snippet.
PRELOAD = ["torch", "torch._dynamo", "torch.optim", "torch.utils.data", "sybil", "retrospect.child"]
MOST_OUTPUT = 1 << 20  # bytes; a page that shows more than this shows nothing
TIME_LIMIT = 60.0  # seconds
LINGER = 1.0  # seconds that a process started by a snippet has to end after it


@dataclass(frozen=True)
class Outcome:
    """What a run of a snippet gave. ``failure`` is None where it ran as a snippet must, whatever it printed."""

    output: str
    failure: str | None
    raised: tuple[str, ...]
    apis: tuple[str, ...]
    torch: str
    device_name: str
    seconds: float


class Runner:
    """Runs snippets on one device, each in a process of its own.

    ``time_limit`` is in seconds. Use it as a context manager, or forget about it: the server ends with this process.
    """

    def __init__(self, device: str = "cpu", time_limit: float = TIME_LIMIT):
        self.device = device
        self.time_limit = time_limit
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        self._context = multiprocessing.get_context(method)
        if method == "forkserver":
            self._context.set_forkserver_preload(PRELOAD)

    def run(self, snippet: Snippet, before: str = "") -> Outcome:
        """Run a snippet; ``before`` names a function to call first in its process, as ``file.py::function``."""
        return self.run_file(snippet.path, snippet.kind, snippet.declared_errors, before)

    def trace(self, snippet: Snippet) -> tuple[str, ...]:
        """The names of torch's APIs that a snippet calls, from a run made for that alone."""
        return self.run_file(snippet.path, snippet.kind, [], trace=True).apis

    def run_text(self, text: str, kind: str = "program", declared_errors: list[str] | None = None) -> Outcome:
        """Run code that is in no file yet, such as what a copy button gave."""
        with tempfile.TemporaryDirectory(prefix="retrospect-") as folder:
            path = Path(folder, "copied.pycon" if kind == "session" else "copied.py")
            path.write_text(text, encoding="utf-8")
            return self.run_file(path, kind, declared_errors or [])

    def run_file(
        self, path: Path, kind: str, declared_errors: list[str], before: str = "", trace: bool = False
    ) -> Outcome:
        with tempfile.TemporaryDirectory(prefix="retrospect-", ignore_cleanup_errors=True) as folder:
            control = Path(folder)
            (control / "cwd").mkdir()
            order = child.Order(str(path.resolve()), kind, self.device, tuple(declared_errors), folder, before, trace)
            started = time.monotonic()
            process = self._context.Process(target=child.main, args=(order,))
            with _nothing_to_import_again():
                process.start()
            stopped = self._watch(process, control / "stdout")
            seconds = time.monotonic() - started
            leaked = _end_group(process.pid) if not stopped else None
            return _read(control, stopped, process.exitcode, leaked, seconds)

    def probe(self) -> dict[str, str]:
        """The devices that torch finds on this machine, with their names, by asking it in a child process."""
        code = "import torch\nprint(torch.cuda.get_device_name() if torch.cuda.is_available() else '')\n"
        outcome = Runner("cpu").run_text(code)
        cuda = outcome.output.strip()
        return {"cpu": outcome.device_name} | ({"cuda": cuda} if cuda else {})

    def _watch(self, process, stdout: Path) -> str | None:
        """Wait for the process; why it was stopped, or None."""
        deadline = time.monotonic() + self.time_limit
        while True:
            process.join(0.05 if process.exitcode is None else 0)
            reason = None
            if process.exitcode is None and time.monotonic() > deadline:
                reason = f"still running after {self.time_limit:g} s; make it end"
            elif stdout.exists() and stdout.stat().st_size > MOST_OUTPUT:
                reason = f"printed more than {MOST_OUTPUT >> 20} MiB; print only the fact"
            if reason:
                _kill_group(process.pid)
                process.kill()
                process.join()
                return reason
            if process.exitcode is not None:
                return None


def _read(control: Path, stopped: str | None, exitcode: int, leaked: str | None, seconds: float) -> Outcome:
    report_path, stdout, stderr = (control / name for name in ("report.json", "stdout", "stderr"))
    report = json.loads(report_path.read_text()) if report_path.exists() else {}
    output = stdout.read_text("utf-8", "replace")[:MOST_OUTPUT] if stdout.exists() else ""
    errors = stderr.read_text("utf-8", "replace")[:MOST_OUTPUT].strip() if stderr.exists() else ""
    failure = stopped or report.get("failure")
    if not failure and exitcode < 0:
        failure = f"crashed with {signal.Signals(-exitcode).name}; a snippet must outlive what it shows"
        failure += f"\n{errors}" if errors else ""
    if not failure and (exitcode or not report):
        failure = f"left with exit code {exitcode} before its end; let it run to the last line"
    if not failure and errors:
        failure = f"wrote to standard error; print what the reader should see\n{errors}"
    output = without_colours(report.get("transcript", output))
    return Outcome(
        output=output,
        failure=failure or leaked,
        raised=tuple(dict.fromkeys(_said(report.get("raised", ()), output))),
        apis=tuple(report.get("apis", ())),
        torch=report.get("torch", ""),
        device_name=report.get("device_name", ""),
        seconds=seconds,
    )


def _said(errors: Iterable[str], output: str) -> Iterator[str]:
    """The first line of each error, and those of the others that were printed: the rest may hold paths."""
    for error in errors:
        first, *others = without_colours(error).split("\n")
        yield first.strip()
        kind = error.partition(":")[0]
        # a line that begins as the first one does is an error that a worker passed on
        lines = [line.strip() for line in others if not line.startswith(f"{kind}:")]
        yield from (f"{kind}: {line}" for line in lines if line and line in output)


@contextlib.contextmanager
def _nothing_to_import_again():
    """Hide this program's main module while a process starts: multiprocessing would import it in the child."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _end_group(group: int) -> str | None:
    """End what the snippet's process left behind; say so, or None where nothing was left."""
    if not hasattr(os, "killpg"):
        return None
    deadline = time.monotonic() + LINGER
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except (ProcessLookupError, PermissionError):
            return None
        time.sleep(0.02)
    _kill_group(group)
    return "left a worker process running; end what it starts"


def _kill_group(group: int) -> None:
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(group, signal.SIGKILL)


# --- comparing --------------------------------------------------------------------------------------------------


def agree(expected: str, actual: str, device: str, tolerance: float = 1e-4) -> bool:
    """Whether an output is the recorded one: to the letter on CPU, numbers within a tolerance elsewhere.

    ``tolerance`` is relative for numbers above one and absolute below. White space does not count off-CPU, since the
    width of a printed tensor depends on its digits.

    ```python
    from retrospect.run import agree

    assert not agree("tensor([0.1000])", "tensor([0.1001])", "cpu")
    assert agree("tensor([0.10000])", "tensor([0.10001])", "cuda")
    ```
    """
    if device == "cpu":
        return expected == actual
    return near(expected, actual, lambda number: tolerance * max(1.0, abs(number)))
