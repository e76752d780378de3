"""``python -m retrospect check``, ``record`` and ``serve``: what the Makefile calls."""

import argparse
import sys
from pathlib import Path

from retrospect.check import check
from retrospect.project import HERE, Project
from retrospect.record import chosen, record
from retrospect.run import Runner
from retrospect.serve import refuse, serve


def main(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit code: 0 done, 1 something to mend, 2 asked for what is not there."""
    parser = argparse.ArgumentParser(prog="retrospect", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    checker = commands.add_parser("check", help="list what is wrong with pages, snippets and receipts; runs nothing")
    recorder = commands.add_parser("record", help="run snippets, write their recordings and receipts")
    recorder.add_argument(
        "snippet", nargs="?", default="", help="page/name, a page, figures/page/name; nothing for all"
    )
    recorder.add_argument("--device", default="cpu", choices=["cpu", "cuda"])
    server = commands.add_parser("serve", help="serve the site and rebuild it on every change")
    server.add_argument("--config", default="mkdocs.yml")
    server.add_argument("--port", type=int, default=8000)
    for command in (checker, recorder):
        command.add_argument("--root", type=Path, default=HERE, help="the project's folder")
    options = parser.parse_args(arguments)
    if options.command == "check":
        return _check(Project(options.root))
    if options.command == "record":
        return _record(Project(options.root), options.snippet, options.device)
    return serve(HERE / options.config, options.port)


def _check(project: Project) -> int:
    problems = check(project)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def _record(project: Project, wanted: str, device: str) -> int:
    if not chosen(project, wanted):
        return refuse(f"record: there is no snippet '{wanted}'; name page/snippet, a page, or figures/page/figure")
    if device not in Runner().probe():
        return refuse(f"record: torch finds no {device} device here; run it on a machine that has one")
    failed = False
    for line in record(project, device, wanted):
        print(line, flush=True)
        failed = failed or line.startswith("FAILED")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
