"""Run snippets and labs, write what they gave, and receipts. The review of a recording is the diff that it makes."""

import datetime
import difflib
from collections.abc import Iterator
from dataclasses import replace

from retrospect import notebook, receipts
from retrospect.lab import Lab
from retrospect.project import Project
from retrospect.receipts import Receipt
from retrospect.run import Outcome, Runner, agree
from retrospect.snippet import Snippet


def chosen(project: Project, wanted: str) -> list[Snippet | Lab]:
    """What ``SNIPPET=`` means: a snippet, a whole page's, a figure (``figures/...``), a lab (``labs/...``) or all."""
    everything = [*project.everything_that_runs, *project.labs]
    return [
        runs for runs in everything if not wanted or runs.key == wanted or runs.key.startswith(wanted.rstrip("/") + "/")
    ]


def record(project: Project, device: str, wanted: str = "") -> Iterator[str]:
    """Re-run what ``wanted`` names; yield one line for each that failed or whose recording changed."""
    runner, old = Runner(device), receipts.read(project.root, device)
    fresh: dict[str, Receipt | None] = {}
    for snippet in chosen(project, wanted):
        if isinstance(snippet, Lab):
            fresh[snippet.key], said = _record_lab(snippet, device, runner, old.get(snippet.key), project)
            yield from said
            continue
        if not snippet.runs_on(device):
            fresh[snippet.key] = None
            continue
        outcome, again = runner.run(snippet), runner.run(snippet)
        failure = outcome.failure or failure_of_mark(snippet, outcome)
        if not failure and not agree(outcome.output, again.output, device):
            failure = "prints something else each time; print the fact, not the draw\n" + difference(
                outcome.output, again.output, ""
            )
        if (
            not failure
            and snippet.kind == "session"
            and device != "cpu"
            and not agree(snippet.source, outcome.output, device)
        ):
            failure = f"a session that gives something else on {device}; write it as a program, or restrict its device"
        if failure:
            fresh[snippet.key] = None
            yield f"FAILED {where(project, snippet)}: {snippet.key}: {failure}"
            continue
        if _store(snippet, device, outcome.output):
            yield f"recorded {snippet.key}"
        snippet = type(snippet)(snippet.id, snippet.path, snippet.kind)  # a session's source is its recording
        apis = runner.trace(snippet) if device == "cpu" and snippet.kind != "figure" else ()
        fresh[snippet.key] = _receipt(snippet, device, outcome, apis, old.get(snippet.key))
    # Read both again: another recording may have ended meanwhile.
    alive = Project(project.root).keys
    merged = receipts.read(project.root, device) | fresh
    receipts.write(project.root, device, {key: receipt for key, receipt in merged.items() if receipt and key in alive})


def _receipt(
    runs: Snippet | Lab, device: str, outcome: Outcome, apis: tuple[str, ...], before: Receipt | None
) -> Receipt:
    """The receipt of a run; that of an earlier run where nothing but the day and the machine is another."""
    today = datetime.date.today().isoformat()
    receipt = Receipt(runs.hash(device), outcome.torch, outcome.device_name, today, outcome.raised, apis)
    return before if before and replace(receipt, date=before.date, device=before.device) == before else receipt


def _record_lab(
    lab: Lab, device: str, runner: Runner, before: Receipt | None, project: Project
) -> tuple[Receipt | None, list[str]]:
    """Run a lab and write its notebook; on another device than the CPU, only see whether it agrees."""
    try:
        ran = notebook.run(lab, device)
    except notebook.LabFailed as error:
        return None, [f"FAILED {error.problem.at(project.root)}"]
    if device != "cpu":
        problems = list(notebook.disagreements(lab, ran))
        if problems:
            return None, [f"FAILED {problem.at(project.root)}" for problem in problems]
    said = [f"recorded {lab.key}"] if device == "cpu" and notebook.store(lab, ran) else []
    here = runner.run_text("import torch\n")  # for the torch and the device that are here
    return _receipt(replace(lab), device, here, (), before), said


def _store(snippet: Snippet, device: str, output: str) -> bool:
    """Write the recording if it is another; a device's own only where it differs from the CPU's beyond tolerance."""
    path = snippet.recording_path()
    stored = path.read_text(encoding="utf-8") if path.exists() else None
    if device != "cpu" and snippet.kind == "program":
        own = snippet.path.with_suffix(f".{device}.out")
        if stored is not None and agree(stored, output, device):
            own.unlink(missing_ok=True)
            return False
        path, stored = own, own.read_text(encoding="utf-8") if own.exists() else None
    if stored == output or (device != "cpu" and stored is not None and agree(stored, output, device)):
        return False
    path.write_text(output, encoding="utf-8")
    return True


def failure_of_mark(snippet: Snippet, outcome: Outcome) -> str | None:
    """Why a marked snippet does not do what its mark says, or None."""
    lines = outcome.output.splitlines()

    def labelled(label: str) -> list[str]:
        return [line.partition(":")[2].strip() for line in lines if line.lower().startswith(f"{label}:")]

    if snippet.mark == "raises":
        for name in snippet.declared_errors:
            messages = [
                error.partition(":")[2].strip() for error in outcome.raised if error.partition(":")[0].endswith(name)
            ]
            if not messages:
                return f"marked as raising {name}, but raised none; mend the mark or the snippet"
            if not any(message.splitlines()[:1] and message.splitlines()[0] in outcome.output for message in messages):
                return f"raises {name} but does not print its message; print the error"
    if snippet.mark == "silently wrong":
        wrong, right = labelled("wrong"), labelled("right")
        if not wrong or not right or wrong == right:
            return "marked silently wrong; print a line `wrong: …` and a line `right: …` that differ"
    if snippet.mark == "slow":
        slow, fast = labelled("slow"), labelled("fast")
        if not slow or not fast or not _count(slow[0]) > _count(fast[0]):
            return "marked slow; print `slow: N …` and `fast: M …` that count the work, N above M"
    return None


def _count(text: str) -> float:
    digits = text.replace(",", "").split(" ")[0]
    return float(digits) if digits.replace(".", "", 1).isdigit() else float("nan")


def where(project: Project, snippet: Snippet) -> str:
    """The page and line that show a snippet, or the snippet's own file."""
    page, line = project.shown_at.get(snippet.key, (snippet, 1))
    return f"{project.relative(page.path)}:{line}"


def difference(recorded: str, printed: str, name: str) -> str:
    """A unified diff from what was recorded to what was printed."""
    lines = difflib.unified_diff(
        recorded.splitlines(), printed.splitlines(), f"recorded {name}", f"printed {name}", lineterm=""
    )
    return "\n".join(lines)
