"""Everything that can be wrong with what authors wrote, found without running anything."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from retrospect import receipts
from retrospect.expand import expand
from retrospect.lab import Lab
from retrospect.lab import problems_of as problems_of_lab
from retrospect.page import VERDICT, Block, Page, checks_of, levels_left_out, statement_and_truth
from retrospect.problem import Problem
from retrospect.project import Project
from retrospect.reference import errors_of
from retrospect.snippet import Snippet, problems_of

# Languages that a fence on a page may have without being a snippet: what a reader types in a shell, or configuration.
OTHER_LANGUAGES = {"bash", "console", "shell", "yaml", "toml", "json", "ini", "diff", "make"}

_LINK = re.compile(r"(?<!!)\[(?:[^\]\[]|\[[^\]]*\])*\]\((?P<target>[^)\s]+)(?:\s+\"[^\"]*\")?\)")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\(")
_CODE = re.compile(r"(`+).+?\1")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def check(project: Project) -> list[Problem]:
    """Every problem of a project's pages, snippets, figures and CPU receipts, with paths relative to its root."""
    found = set()
    for page in project.pages:
        found.update(check_page(page, project))
    for snippet in project.everything_that_runs:
        found.update(problems_of(snippet))
        found.update(_check_receipt(snippet, project))
        found.update(_check_place(snippet, project))
    for lab in project.labs:
        found.update(_check_lab(lab, project))
    found.update(_check_files(project))
    found.update(_check_claim_ids(project))
    return sorted(problem.at(project.root) for problem in found)


def check_page(page: Page, project: Project) -> Iterator[Problem]:
    """The problems of one page, in no order."""
    yield from expand(page, project)[1]
    yield from _check_meta(page)
    yield from _check_headings(page)
    yield from _check_fences(page)
    yield from _check_links(page, project)
    yield from _check_shown(page)
    for block in page.blocks_named("claim"):
        yield from _check_claim(block, page, project)
    for block in page.blocks_named("snippet"):
        yield from _check_errors(block, page, project)
    for block in [*page.blocks_named("figure"), *page.blocks_named("explainer")]:
        if not str(block.options.get("alt", "")).strip():
            yield page.problem(block.line, f"{block.name} without alt text", "add `alt:` with what one sees in it")


# --- pages --------------------------------------------------------------------------------------------------------


def _check_meta(page: Page) -> Iterator[Problem]:
    for key, why in (("title", "a page has a title"), ("description", "search engines and link previews show it")):
        if not str(page.meta.get(key) or "").strip():
            yield page.problem(1, f"a page without {key}", f"add `{key}:` to the front matter: {why}")
        elif set(str(page.meta[key])) & set('"<>'):
            todo = "write it without them: it stands in an attribute of the HTML"
            yield page.problem(1, f"a {key} with a double quote or angle bracket", todo)
    if page.blocks_named("snippet") and not str(page.meta.get("question") or "").strip():
        yield page.problem(
            1, "a page without its question", "add `question:` to the front matter, in the reader's words"
        )


def _check_headings(page: Page) -> Iterator[Problem]:
    tops = [heading for heading in page.headings if heading.level == 1]
    if len(tops) != 1:
        line = tops[1].line if tops else page.body_start + 1
        yield page.problem(line, f"{len(tops)} headings of the first level", "a page has one `# Title`")
    seen: dict[str, int] = {}
    first = page.headings[0].level if page.headings else 1
    for heading, what in levels_left_out(page.headings, first):
        yield page.problem(heading.line, what, "leave out no level")
    for heading in page.headings:
        if heading.level > 1 and heading.id is None:
            yield page.problem(
                heading.line, "a heading without an id", "write `## Text { #its-id }`: links outlive rewording"
            )
    for line, id in _ids(page):
        if id in seen:
            yield page.problem(
                line, f"the id '{id}' is taken by line {seen[id]}", "give each heading, claim and snippet its own"
            )
        seen.setdefault(id, line)


def _ids(page: Page) -> Iterator[tuple[int, str]]:
    """Everything on a page that a link can point at, with its line."""
    for heading in page.headings:
        if heading.id:
            yield heading.line, heading.id
    for block in page.blocks:
        if block.name == "claim" and block.options.get("id"):
            yield block.line, str(block.options["id"])
        elif block.name in ("snippet", "figure", "explainer"):
            yield block.line, block.argument.rpartition("/")[2]


def _check_fences(page: Page) -> Iterator[Problem]:
    for fence in page.fences:
        language = re.sub(r"^[{.\s]*", "", fence.info.strip()).split(" ")[0].rstrip("}")
        if fence.is_python:
            yield page.problem(
                fence.line, "a bare block of Python", "make it a snippet, so that it runs: `/// snippet | page/name`"
            )
        elif language not in OTHER_LANGUAGES:
            todo = f"name one of {', '.join(sorted(OTHER_LANGUAGES))}, or show what a snippet prints"
            yield page.problem(fence.line, f"a block of code in language '{language}'", todo)


def _check_links(page: Page, project: Project) -> Iterator[Problem]:
    for number, line in page.prose:
        bare = _CODE.sub("", line)
        for match in _IMAGE.finditer(bare):
            if not match["alt"].strip():
                yield page.problem(number, "an image without alt text", "write `![what one sees](file)`")
        for match in _LINK.finditer(bare):
            yield from _check_link(match["target"], number, page, project)


def _check_link(target: str, line: int, page: Page, project: Project) -> Iterator[Problem]:
    if re.match(r"[a-z]+:", target):
        return
    file, _, anchor = target.partition("#")
    path = (page.path.parent / file).resolve() if file else page.path
    if file and (not path.exists() or path.is_dir()):
        yield page.problem(
            line, f"a link to '{file}', which is not there", "link to the .md file, relative to this page"
        )
    elif anchor and path.suffix == ".md":
        other = next((other for other in project.pages if other.path.resolve() == path), page)
        if anchor not in {id for _, id in _ids(other)}:
            yield page.problem(
                line,
                f"a link to '#{anchor}', which {path.name} does not have",
                "link to a heading's, claim's or snippet's id",
            )


def _check_shown(page: Page) -> Iterator[Problem]:
    seen = set()
    for block in page.blocks:
        if block.name not in ("snippet", "figure"):
            continue
        if page.name != "index" and block.argument.partition("/")[0] != page.name:
            todo = f"write one of its own under {block.name}s/{page.name}/"
            yield page.problem(block.line, f"{block.name} '{block.argument}' belongs to another page", todo)
        if (block.name, block.argument) in seen:
            yield page.problem(
                block.line, f"{block.name} '{block.argument}' is shown twice", "show it once and link to it"
            )
        seen.add((block.name, block.argument))


def _check_errors(block: Block, page: Page, project: Project) -> Iterator[Problem]:
    """``errors:`` says of each error that the snippet raises and prints what caused it and what cures it."""
    explained, line = block.options.get("errors") or {}, block.line_of.get("errors", block.line)
    snippet = project.find_snippet(block.argument)
    if snippet is None:
        return
    if not isinstance(explained, dict):
        yield page.problem(
            line, "errors that are no list of `part of the message: cause and cure`", "write one per line"
        )
        return
    printed = errors_of(snippet, project)
    for message in printed:
        if not any(str(part) in message for part in explained):
            todo = "add `errors:` with a line `part of the message: cause and cure`"
            yield page.problem(line, f"an error that nobody explains: {message[:60]!r}", todo)
    for part, cure in explained.items():
        if not any(str(part) in message for message in printed):
            yield page.problem(
                line, f"an explanation of '{part}', which {snippet.id} does not raise", "mend or delete it"
            )
        elif not str(cure or "").strip():
            yield page.problem(
                line, f"no cause and cure for '{part}'", "say in one line what caused it and what cures it"
            )


# --- claims -------------------------------------------------------------------------------------------------------


def _check_claim(block: Block, page: Page, project: Project) -> Iterator[Problem]:
    id, checks = block.options.get("id"), [check for check in checks_of(block) if check]
    statement, truth = statement_and_truth(block)
    if not id:
        yield page.problem(block.line, "a claim without an id", "add `id:`; links and the ledger need it")
    elif not _ID.fullmatch(str(id)):
        yield page.problem(block.line_of["id"], f"'{id}' is not an id", "write lower-case words joined by hyphens")
    if not "".join(statement).strip():
        yield page.problem(
            block.line, "a claim that says nothing", "write what the note says, a blank line, and what torch says"
        )
    elif block.argument != "holds" and not "".join(truth).strip():
        yield page.problem(
            block.line, f"a claim that is '{block.argument}' without saying why", "add a paragraph with what torch says"
        )
    if block.argument in VERDICT and block.argument != "open" and not checks:
        yield page.problem(
            block.line, "a claim without a check", "add `check: page/snippet`, the snippet that settles it"
        )
    if block.options.get("note") not in project.notes:
        line = block.line_of.get("note", block.line)
        todo = f"add `note:`, one of: {', '.join(project.notes) or 'those in docs/notes.yml'}"
        yield page.problem(line, f"a claim from an unknown note '{block.options.get('note')}'", todo)
    shown = {other.argument for other in page.blocks_named("snippet")}
    for check in checks:
        line = block.line_of.get("check", block.line)
        if project.find_snippet(check) is None:
            yield page.problem(
                line, f"the check '{check}' does not exist", f"write snippets/{check}.py, or mend the name"
            )
        elif check not in shown:
            yield page.problem(
                line, f"the check '{check}' is not shown on this page", f"show it: `/// snippet | {check}`"
            )


def _check_claim_ids(project: Project) -> Iterator[Problem]:
    seen: dict[str, Page] = {}
    for page in project.pages:
        for block in page.blocks_named("claim"):
            id = block.options.get("id")
            if id in seen and seen[id] is not page:
                todo = f"it is on {project.relative(seen[id].path)} already; settle a claim once"
                yield page.problem(block.line, f"the claim '{id}' stands on two pages", todo)
            seen.setdefault(id, page)


# --- snippets -----------------------------------------------------------------------------------------------------


def _check_receipt(snippet: Snippet, project: Project) -> Iterator[Problem]:
    if snippet.runs_on("cpu") and snippet.recording() is not None:
        yield from _check_proof(snippet, snippet.path, project)


def _check_proof(runs: Snippet | Lab, path: Path, project: Project) -> Iterator[Problem]:
    if not receipts.valid(project.root, runs, "cpu"):
        stale = runs.key in receipts.read(project.root, "cpu")
        what = "edited since it ran: its receipt is void" if stale else "no receipt"
        yield Problem(path, 1, what, f"run `make record SNIPPET={runs.key}`")


def _check_place(snippet: Snippet, project: Project) -> Iterator[Problem]:
    kind, folder = ("figure", "figures") if snippet.kind == "figure" else ("snippet", "snippets")
    if not any(page.name == snippet.page for page in project.pages):
        todo = f"name the folder {folder}/{snippet.page} after its page"
        yield Problem(snippet.path, 1, f"there is no page '{snippet.page}'", todo)
    elif snippet.key not in project.shown_at:
        yield Problem(
            snippet.path, 1, f"a {kind} that no page shows", f"show it: `/// {kind} | {snippet.id}`, or delete it"
        )


def _check_files(project: Project) -> Iterator[Problem]:
    """Files that belong to no snippet: a recording without its program, a name used twice, a stray file."""
    for path in _files(project.root / "snippets"):
        id = f"{path.parent.name}/{path.name.partition('.')[0]}"
        if path.suffix == ".pycon" and path.with_suffix(".py").exists():
            yield Problem(path, 1, f"'{id}' is a program too", "give one of them another name")
        elif path.suffix == ".out" and not path.with_name(f"{path.name.partition('.')[0]}.py").exists():
            yield Problem(path, 1, "a recording without its program", "delete it, or write the program")
        elif path.suffix not in (".py", ".pycon", ".out"):
            yield Problem(
                path, 1, f"not a file of a snippet: '{path.name}'", "snippets are .py and .pycon, recordings .out"
            )
        elif not re.fullmatch(r"[a-z0-9_]+", path.name.partition(".")[0]):
            yield Problem(path, 1, f"'{path.name.partition('.')[0]}' is not a snippet's name", "write lower_case_words")
    for path in _files(project.root / "figures"):
        if path.suffix == ".svg" and not path.with_suffix(".py").exists():
            yield Problem(path, 1, "a drawing without its program", "delete it, or write the program")
    for path in project.root.glob("receipts/*.json"):
        for key in receipts.read(project.root, path.stem).keys() - project.keys:
            yield Problem(path, 1, f"a receipt of '{key}', which is gone", "run `make record`")


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.glob("*/*")) if path.is_file())


# --- labs ---------------------------------------------------------------------------------------------------------


def _check_lab(lab: Lab, project: Project) -> Iterator[Problem]:
    own = list(problems_of_lab(lab))
    yield from own
    if not lab.script.exists():
        return
    if lab.notebook.exists() and not own:
        yield from _check_proof(lab, lab.script, project)
    name = lab.notebook.relative_to(project.docs).as_posix()
    if name not in project.nav:
        yield Problem(lab.script, 1, "a lab that the navigation does not name", f"add `{name}` to nav in mkdocs.yml")
    for problem in _check_links(lab.page, project):
        yield replace(problem, path=lab.script)  # the page stands in for the script, line by line
    twin = next((other for other in project.labs if other is not lab and lab.title == other.title), None)
    if lab.title and twin:
        yield Problem(lab.script, 1, f"the title '{lab.title}' is that of {twin.key} too", "give each lab its own")
