"""``python -m retrospect check``, ``record``, ``serve`` and others: what the Makefile calls."""

import argparse
import sys
from pathlib import Path

from retrospect.check import check
from retrospect.problem import ProblemFound
from retrospect.project import HERE, Project
from retrospect.record import chosen, record
from retrospect.run import Runner
from retrospect.scaffold import new_page
from retrospect.serve import refuse, serve


def main(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit code: 0 done, 1 something to mend, 2 asked for what is not there."""
    parser = argparse.ArgumentParser(prog="retrospect", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    checker = commands.add_parser("check", help="list what is wrong with what authors wrote; runs nothing")
    recorder = commands.add_parser("record", help="run snippets and labs, write their recordings and receipts")
    recorder.add_argument(
        "snippet", nargs="?", default="", help="page/name, a page, figures/page/name, labs/name; nothing for all"
    )
    recorder.add_argument("--device", default="cpu", choices=["cpu", "cuda"])
    beginner = commands.add_parser("new-page", help="begin a page with a claim, a snippet and a mutant")
    beginner.add_argument("place", help="section/name, such as tensors/masked-select")
    beginner.add_argument("question", help="the question that it answers, in the reader's words")
    exporter = commands.add_parser("export", help="write the downloads of a site that another engine built")
    exporter.add_argument("site", type=Path, help="the folder of the built site")
    exporter.add_argument("--url", default="http://127.0.0.1:8000/", help="the address of the site's root")
    server = commands.add_parser("serve", help="serve the site and rebuild it on every change")
    server.add_argument("--config", default="mkdocs.yml")
    server.add_argument("--port", type=int, default=8000)
    for command in (checker, recorder, beginner, exporter):
        command.add_argument("--root", type=Path, default=HERE, help="the project's folder")
    options = parser.parse_args(arguments)
    if options.command == "check":
        return _check(Project(options.root))
    if options.command == "record":
        return _record(Project(options.root), options.snippet, options.device)
    if options.command == "new-page":
        return _new_page(Project(options.root), options.place, options.question)
    if options.command == "export":
        return _export(Project(options.root), options.site, options.url)
    return serve(HERE / options.config, options.port)


def _new_page(project: Project, place: str, question: str) -> int:
    try:
        for path in new_page(project, place, question):
            print(f"wrote {project.relative(path)}")
    except ProblemFound as found:
        return refuse(str(found.problem.at(project.root)))
    print(f"now: make record SNIPPET={place.partition('/')[2]}, then write, and make check")
    return 0


def _export(project: Project, folder: Path, url: str) -> int:
    from retrospect.exports.site import Site
    from retrospect.exports.write import write

    if not (folder / "index.html").exists():
        return refuse(f"export: there is no built site in {folder}; build it first")
    write(Site(project, folder, url))
    return 0


def _check(project: Project) -> int:
    problems = check(project)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def _record(project: Project, wanted: str, device: str) -> int:
    if not chosen(project, wanted):
        return refuse(f"record: there is no '{wanted}'; name page/snippet, a page, figures/page/figure or labs/lab")
    if device not in Runner().probe():
        return refuse(f"record: torch finds no {device} device here; run it on a machine that has one")
    failed = False
    for line in record(project, device, wanted):
        print(line, flush=True)
        failed = failed or line.startswith("FAILED")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
