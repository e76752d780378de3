"""What happens inside the process that runs one snippet. The only module that touches torch."""

import contextlib
import doctest
import json
import multiprocessing
import os
import platform
import runpy
import sys
import traceback
import warnings
from dataclasses import dataclass
from pathlib import Path

LEFT_OUT = "    ..."  # what a session shows in place of the frames of a traceback


@dataclass(frozen=True)
class Order:
    """What to run, and the folder for what comes of it: ``cwd/``, ``stdout``, ``stderr`` and ``report.json``.

    ``before`` is ``file.py::function``, a function to call first, such as one that makes torch do something else;
    ``trace`` notes which of torch's APIs are called.
    """

    path: str
    kind: str
    device: str
    declared_errors: tuple[str, ...]
    folder: str
    before: str = ""
    trace: bool = False


def main(order: Order) -> None:
    """Run what is ordered and write ``report.json``; the entry point of the process."""
    if hasattr(os, "setsid"):
        os.setsid()  # a group of its own, so that what it starts can be found and ended with it
    _redirect(order.folder)
    # A process that a fork server made starts its own workers by fork server too; a reader's process does not.
    multiprocessing.set_start_method(multiprocessing.get_all_start_methods()[0], force=True)
    import torch

    torch.seed()  # forked from one server, every snippet would otherwise draw the same "random" numbers
    refused = _refuse_network()
    _use_device(order.device)
    _warnings_are_errors()
    report = {"torch": torch.__version__.partition("+")[0], "device_name": _device_name(order.device), "raised": []}
    try:
        if order.before:
            path, _, function = order.before.partition("::")
            sys.path.append(os.path.dirname(path))
            runpy.run_path(path)[function]()
        run = _run_session if order.kind == "session" else _run_program
        report |= _traced(run, order) if order.trace else run(order)
    except BaseException as error:  # SystemExit too: a snippet runs to its end
        report["failure"] = _describe(error, order.path)
    if refused:
        report["failure"] = f"asked for the network ({refused[0]}); a snippet needs nothing from elsewhere"
    sys.stdout.flush()
    sys.stderr.flush()
    Path(order.folder, "report.json").write_text(json.dumps(report))


def _redirect(folder: str) -> None:
    """Standard output and error go to files at the level of file descriptors, so that workers' prints count too."""
    os.chdir(os.path.join(folder, "cwd"))
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    for descriptor, name in ((1, "stdout"), (2, "stderr")):
        target = os.open(os.path.join(folder, name), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(target, descriptor)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", line_buffering=True)


def _refuse_network() -> list[str]:
    """Refuse every connection to a host; the list fills with what was refused, also where the snippet hid it."""
    refused = []
    here = {getattr(__import__("socket"), "AF_UNIX", None)}

    def hook(event: str, args: tuple) -> None:
        if event in ("socket.connect", "socket.sendto") and args[0].family not in here:
            refused.append(f"{event} {args[1]}")
        elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
            refused.append(f"{event} {args[0]}")
        else:
            return
        raise PermissionError(f"{refused[-1]}: a snippet has no network")

    sys.addaudithook(hook)
    return refused


def _use_device(device: str) -> None:
    """Make ``device`` the default, and print tensors that live there as a CPU prints its own: with no ``device=``."""
    import torch

    if device != "cpu":
        torch.set_default_device(device)
        torch._C._get_default_device = lambda: device


def _warnings_are_errors() -> None:
    for category in (FutureWarning, DeprecationWarning, UserWarning):
        warnings.simplefilter("error", category)
    # Python 3.12 says this of every fork once torch has threads; it is this server's business, not the snippet's.
    warnings.filterwarnings("ignore", ".*multi-threaded, use of fork.*", DeprecationWarning)


def _device_name(device: str) -> str:
    import torch

    if device == "cuda":
        return torch.cuda.get_device_name()
    models = (line.partition(":")[2].strip() for line in _cpuinfo() if line.startswith("model name"))
    return next(models, "") or platform.processor() or platform.machine()


def _cpuinfo() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text().splitlines() if path.exists() else []


def _traced(run, order: Order) -> dict:
    from retrospect.trace import calls

    # doctest compiles each statement of a session under a name of its own
    with calls("<doctest" if order.kind == "session" else order.path) as found:
        report = run(order)
    return report | {"apis": sorted(found)}


# --- programs -----------------------------------------------------------------------------------------------------


def _run_program(order: Order) -> dict:
    raised = []
    sys.argv = [order.path]
    if order.declared_errors:
        sys.settrace(_tracer(order.path, order.declared_errors, raised))
    try:
        runpy.run_path(order.path, run_name="__main__")
    finally:
        sys.settrace(None)
    return {"raised": raised}


def _tracer(path: str, types: tuple[str, ...], raised: list[str]):
    """A trace function that notes the errors of the declared types that reach the snippet's own frames."""

    def local(frame, event, arg):
        if event == "exception" and arg[0].__name__ in types:
            message = f"{arg[0].__name__}: {arg[1]}".strip()
            if message not in raised:
                raised.append(message)
        return local

    def tracer(frame, event, arg):
        if frame.f_code.co_filename != path:
            return None
        frame.f_trace_lines = False
        return local

    return tracer


def _first_line(message: str) -> str:
    return message.strip().partition("\n")[0]


def _describe(error: BaseException, path: str) -> str:
    """The last line of a traceback with the snippet's own line, and below it the frames for whoever wants them."""
    summary = traceback.format_exception_only(error)[-1].strip()
    own = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == path]
    where = f"line {own[-1]}: " if own else ""
    if isinstance(error, Warning):
        return f"{where}warned: {summary}; use what torch recommends, or catch the warning and print it"
    if isinstance(error, SystemExit):
        return f"{where}called exit({error.code}); let it run to its last line"
    return f"{where}{summary}; mend the snippet\n" + "".join(traceback.format_exception(error)).rstrip()


# --- sessions -----------------------------------------------------------------------------------------------------


def _run_session(order: Order) -> dict:
    """Sybil parses and evaluates; the transcript is the session with what each statement really gave."""
    from sybil import Document
    from sybil.parsers.rest import DocTestParser

    parser = DocTestParser()
    runner = _recording_runner()
    parser.string_parser.evaluator.runner = runner
    document = Document.parse(order.path, parser)
    document.namespace["__name__"] = "__main__"
    text, rest, raised = [], 0, []
    for example in document.examples():
        runner.got = None
        _evaluate(example)
        got = _without_frames(runner.got)
        if "Traceback (most recent call last):" in got:
            raised.append(_first_line(got.partition(f"{LEFT_OUT}\n")[2]))
        text.append(document.text[rest : example.start])
        text.append(_prompted(example.parsed.source) + got)
        rest = example.end
    return {"transcript": "".join(text) + document.text[rest:], "raised": raised}


def _evaluate(example) -> None:
    from sybil.example import SybilFailure

    with contextlib.suppress(SybilFailure):  # the parent compares transcripts, whole against whole
        example.evaluate()


def _recording_runner() -> doctest.DocTestRunner:
    from sybil.evaluators.doctest import DocTestRunner

    class Recording(DocTestRunner):
        """Keeps what the statement gave, be it what the session says or not."""

        got: str | None = None

        def report_success(self, out, test, example, got):
            self.got = example.want  # equal to it, or within what its doctest flags allow

        def report_failure(self, out, test, example, got):
            self.got = got
            super().report_failure(out, test, example, got)

        def report_unexpected_exception(self, out, test, example, exc_info):
            self.got = "".join(traceback.format_exception(*exc_info))
            super().report_unexpected_exception(out, test, example, exc_info)

    return Recording(0)


def _without_frames(got: str) -> str:
    """A traceback as a session shows it: its first line, three dots, and the error."""
    head, mark, tail = got.partition("Traceback (most recent call last):\n")
    if not mark:
        return got
    lines = tail.splitlines()
    while lines and lines[0].startswith(" "):
        lines.pop(0)
    return head + mark + LEFT_OUT + "\n" + "\n".join(lines) + "\n"


def _prompted(source: str) -> str:
    first, *rest = source.rstrip("\n").split("\n")
    return "".join(
        f"{prompt} {line}".rstrip() + "\n" for prompt, line in [(">>>", first), *(("...", line) for line in rest)]
    )
