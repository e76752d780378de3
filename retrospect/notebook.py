"""Run a lab as its reader would, in a fresh kernel, and write the notebook that it becomes.

Only ``run`` needs nbclient and a kernel, and imports them when it is called.
"""

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from subprocess import DEVNULL

from retrospect.lab import SVG, TEXT, Cell, Lab, Output, paired
from retrospect.printed import without_colours
from retrospect.problem import Problem, ProblemFound
from retrospect.similar import difference

TIME_LIMIT = 120  # seconds for one cell
NO_NETWORK = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")  # where nobody answers
_PLACE = re.compile(r"Cell In\[(\d+)\], line (\d+)")
_PROGRESS = re.compile(r"\d+%\||\d+(?:it|batch|step)s? \[|^\s*$")


class LabFailed(ProblemFound):
    """A lab that did not run as a lab must; ``problem`` names the line of its script."""


def run(lab: Lab, device: str = "cpu", time_limit: int = TIME_LIMIT) -> list[Cell]:
    """The cells of a lab with what they gave, from a kernel of its own in an empty folder.

    ``time_limit`` is in seconds, for each cell. Raises LabFailed where a cell raises, does not end, kills its kernel,
    writes to standard error (a progress bar may) or shows what a page cannot.
    """
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
    from nbformat import from_dict
    from traitlets.config import Config

    at = 0

    def started(cell, cell_index):
        nonlocal at
        at = cell_index

    notebook = from_dict(as_notebook(lab, lab.cells))
    for cell in notebook.cells:
        cell.source = "".join(cell.source)
    with tempfile.TemporaryDirectory(prefix="retrospect-lab-", ignore_cleanup_errors=True) as folder:
        (Path(folder) / "cwd").mkdir()
        # sockets in the folder, where the system has them, and no port that others on the machine could reach
        private = {} if os.name == "nt" else {"transport": "ipc", "ip": f"{folder}/kernel"}
        client = NotebookClient(
            notebook,
            timeout=time_limit,
            kernel_name="python3",
            coalesce_streams=True,
            on_cell_start=started,
            config=Config(KernelManager=private),
            resources={"metadata": {"path": str(Path(folder) / "cwd")}},
        )
        try:
            client.execute(env=_environment(folder, device), stdout=DEVNULL, stderr=DEVNULL)
        except CellExecutionError as error:
            line = _line_of(error.traceback, lab, at)
            raise LabFailed(_problem(lab, line, f"{error.ename}: {error.evalue}", "make every cell run")) from error
        except CellTimeoutError as error:
            what = f"still running after {time_limit} s"
            raise LabFailed(_problem(lab, lab.cells[at].line, what, "make it end")) from error
        except DeadKernelError as error:
            what = "the kernel died in this cell"
            raise LabFailed(_problem(lab, lab.cells[at].line, what, "a lab must outlive what it shows")) from error
    return [
        replace(cell, count=ran.execution_count, outputs=tuple(_outputs(ran.outputs, lab, cell)))
        if cell.is_code
        else cell
        for cell, ran in zip(lab.cells, notebook.cells, strict=True)
    ]


def _environment(folder: str, device: str) -> dict[str, str]:
    """What the kernel sees of this machine: no settings of its user, no network, no GPU unless one is asked for."""
    settings = ("PYTHONPATH", "PYTHONWARNINGS", "MPLBACKEND")
    mine = {key: value for key, value in os.environ.items() if key not in settings}
    mine |= NO_NETWORK | {"IPYTHONDIR": f"{folder}/ipython", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
    return mine if device == "cuda" else mine | {"CUDA_VISIBLE_DEVICES": ""}


def _line_of(traceback: str, lab: Lab, at: int) -> int:
    """The line of the script that raised: the innermost line of a cell in the traceback."""
    code = [cell for cell in lab.cells if cell.is_code]
    places = _PLACE.findall(without_colours(traceback))
    if not places or int(places[-1][0]) > len(code):
        return lab.cells[at].line
    count, line = map(int, places[-1])
    return code[count - 1].line + line - 1


def _problem(lab: Lab, line: int, what: str, todo: str) -> Problem:
    return Problem(lab.script, line, what.strip().splitlines()[0], todo)


def _outputs(given: Sequence[dict], lab: Lab, cell: Cell) -> Iterator[Output]:
    for output in given:
        data = output.get("data", {})
        if output.get("name") == "stderr":
            said = [line for line in re.split(r"[\r\n]+", without_colours(output.text)) if not _PROGRESS.search(line)]
            if said:
                what = f"wrote to standard error: {said[0]}"
                raise LabFailed(_problem(lab, cell.line, what, "print what the reader should see"))
        elif SVG in data:
            yield Output(output["output_type"], SVG, data[SVG])
        elif "image/png" in data:
            raise LabFailed(_problem(lab, cell.line, "a figure that is no SVG", "draw it with `show(figure, alt)`"))
        elif "text" in output or TEXT in data:
            yield Output(output["output_type"], TEXT, data.get(TEXT, output.get("text", "")))


def disagreements(lab: Lab, ran: Sequence[Cell]) -> Iterator[Problem]:
    """Where a run gave something else than recorded; the outputs of a timing cell only have to be there."""
    if lab.is_stale:
        yield _problem(lab, 1, "edited since it was recorded", f"run `make record SNIPPET={lab.key}`")
        return
    for now, before in zip(ran, lab.recorded, strict=True):
        reason = None
        if now.is_timing:
            if before.count is None or bool(before.outputs) != bool(now.outputs):
                reason = "a timing cell whose outputs were not recorded"
        elif now.is_code:
            reason = difference(before.outputs, now.outputs)
        if reason:
            yield _problem(lab, now.line, reason, f"if it should, run `make record SNIPPET={lab.key}`")


# --- writing ------------------------------------------------------------------------------------------------------


def store(lab: Lab, ran: Sequence[Cell]) -> bool:
    """Write the notebook; whether it is another than before.

    Outputs that agree with the recorded ones are left as they were, and times are taken again only where the code is
    another: a recording differs only where something was learned.
    """
    recorded = lab.recorded or []
    same_code = [cell.written for cell in recorded if cell.is_code] == [cell.written for cell in ran if cell.is_code]
    kept = [_kept(cell, before, same_code) for cell, before in zip(ran, paired(ran, recorded), strict=True)]
    text = json.dumps(as_notebook(lab, kept), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    if lab.notebook.exists() and lab.notebook.read_text(encoding="utf-8") == text:
        return False
    lab.notebook.parent.mkdir(parents=True, exist_ok=True)
    lab.notebook.write_text(text, encoding="utf-8")
    return True


def _kept(cell: Cell, before: Cell | None, same_code: bool) -> Cell:
    if before is None:
        return cell
    unchanged = same_code if cell.is_timing else difference(before.outputs, cell.outputs) is None
    return replace(cell, outputs=before.outputs) if unchanged else cell


def as_notebook(lab: Lab, cells: Sequence[Cell]) -> dict:
    """A notebook of the format 4.5 with these cells, and with nothing in it that varies from run to run."""
    stored = [_as_stored(cell, id) for cell, id in zip(cells, _ids(cells), strict=True)]
    return framed(stored, title=lab.title, description=lab.description, language_info={"name": "python"})


def framed(cells: list[dict], **metadata) -> dict:
    """A notebook of the format 4.5 for a Python kernel, around cells as they are stored."""
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": cells, "metadata": metadata | {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def _ids(cells: Sequence[Cell]) -> Iterator[str]:
    """An id for each cell that stays when another cell changes: made from its text, counted where texts repeat."""
    seen: dict[str, int] = {}
    for cell in cells:
        id = hashlib.sha256(f"{cell.kind}\0{cell.source}".encode()).hexdigest()[:8]
        seen[id] = seen.get(id, 0) + 1
        yield id if seen[id] == 1 else f"{id}-{seen[id]}"


def _as_stored(cell: Cell, id: str) -> dict:
    stored = {
        "cell_type": cell.kind,
        "id": id,
        "metadata": {"tags": list(cell.tags)} if cell.tags else {},
        "source": cell.source.splitlines(keepends=True),
    }
    if cell.is_code:
        stored |= {"execution_count": cell.count}
        stored |= {"outputs": [_output_as_stored(output, cell.count) for output in cell.outputs]}
    return stored


def _output_as_stored(output: Output, count: int | None) -> dict:
    lines = output.text.splitlines(keepends=True)
    if output.type == "stream":
        return {"name": "stdout", "output_type": "stream", "text": lines}
    stored = {"data": {output.mime: lines}, "metadata": {}, "output_type": output.type}
    return stored | ({"execution_count": count} if output.type == "execute_result" else {})
