"""Blocks that are written from the whole project: claims, errors, APIs, runs, and the pages at a glance."""

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from retrospect import receipts
from retrospect.lab import Lab
from retrospect.page import VERDICT, Block, Page, checks_of, statement_and_truth
from retrospect.project import Project
from retrospect.snippet import Snippet

COUNTED = {"holds": "hold", "conditional": "hold on a condition", "wrong": "are wrong", "open": "are open"}
WORST_FIRST = ("wrong", "conditional", "holds", "open")
MANUAL = "https://docs.pytorch.org/docs/stable/"


def pages(block: Block, page: Page, project: Project) -> list[str]:
    """``/// pages | tensors``: the questions of one section, each a link to the page that answers it."""
    section = [other for other in project.answers if other.path.parent.name == block.argument]
    return [f"- [{other.meta.get('question', other.title)}]({_link(page, other)})" for other in section]


# --- claims -------------------------------------------------------------------------------------------------------


def ledger(block: Block, page: Page, project: Project) -> list[str]:
    """``/// ledger``: every claim by verdict, with a choice of verdicts that needs no script."""
    claims = [(other, claim) for other in project.answers for claim in other.blocks_named("claim")]
    counts = Counter(claim.argument for _, claim in claims)
    shown = [verdict for verdict in WORST_FIRST if counts[verdict]]
    written = [
        '<fieldset class="verdict-filter"><legend>Show</legend>',
        _choice("all", f"all {len(claims)}", "checked "),
    ]
    written += [_choice(verdict, f"{VERDICT[verdict].lower()}: {counts[verdict]}") for verdict in shown]
    written += ["</fieldset>", ""]
    for verdict in shown:
        written += [f"/// html | section.verdict-{verdict}", "", f"## {VERDICT[verdict]} {{ #{verdict} }}", ""]
        written += ["| the note says | from | settled by |", "| --- | --- | --- |"]
        written += [_claim_row(page, *entry, project) for entry in claims if entry[1].argument == verdict]
        written += ["///", ""]
    return written


def _choice(value: str, label: str, checked: str = "") -> str:
    return f'<label><input type="radio" name="verdict" id="show-{value}" {checked}/> {label}</label>'


def _claim_row(page: Page, other: Page, claim: Block, project: Project) -> str:
    link = _link(page, other)
    statement = _rebase(" ".join(statement_and_truth(claim)[0]), page, other)
    checks = ", ".join(_snippet_link(check, page, other) for check in checks_of(claim))
    note = project.notes.get(claim.options.get("note"), "")
    row = [f"{statement} [{other.title}]({link}#{claim.options.get('id')})", note, checks]
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


# --- errors -------------------------------------------------------------------------------------------------------


def errors_of(snippet: Snippet, project: Project) -> list[str]:
    """The errors that a snippet met and printed when it was recorded, the first line of each verbatim."""
    receipt, recording = receipts.read(project.root, "cpu").get(snippet.key), snippet.recording() or ""
    raised = receipt.raised if receipt else ()
    return [message for message in raised if message.partition(":")[2].strip() in recording]


def errors(block: Block, page: Page, project: Project) -> list[str]:
    """``/// errors``: the errors that snippets met, and where each is explained.

    With content, one snippet id a line: those errors as a table; ` / word` behind an id picks the error that has the
    word. Without: all of them, by page, with cause and cure.
    """
    wanted = [line for line in map(str.strip, block.content) if line]
    return _picked_errors(wanted, block, page, project) if wanted else list(_all_errors(page, project))


def _picked_errors(wanted: list[str], block: Block, page: Page, project: Project) -> list[str]:
    written = ["| torch says | explained in |", "| --- | --- |"]
    for line in wanted:
        id, _, word = (part.strip() for part in line.partition(" / "))
        place, snippet = project.shown_at.get(id), project.find_snippet(id)
        messages = errors_of(snippet, project) if snippet else []
        message = next((message for message in messages if word in message), None)
        if place is None or message is None:
            what = f"no error of '{id}'; name a *raises* snippet with a receipt"
            written.append(f"| **{page.path.name}:{block.line}: {what}** | |")
            continue
        written.append(f"| {code(message)} | [{place[0].title}]({_link(page, place[0])}#{id.partition('/')[2]}) |")
    return written


def explained(page: Page, project: Project) -> Iterator[tuple[Block, str, str]]:
    """The errors of a page that its author explains: the block of the first snippet that met it, message, and cure."""
    met = set()
    for block in page.blocks_named("snippet"):
        cures = block.options.get("errors")
        snippet = project.find_snippet(block.argument) if isinstance(cures, dict) else None
        for message in errors_of(snippet, project) if snippet else []:
            cure = next((str(cure) for part, cure in cures.items() if str(part) in message), None)
            if cure and message not in met:
                met.add(message)
                yield block, message, cure


def _all_errors(page: Page, project: Project) -> Iterator[str]:
    for other in project.answers:
        rows = []
        for block, message, cure in explained(other, project):
            link = f"{_link(page, other)}#{block.argument.partition('/')[2]}"
            rows += [code(message), f":   {_rebase(cure, page, other)} [Where it happens]({link}).", ""]
        if rows:
            yield from (f"## {other.title} {{ #{other.name} }}", "", *rows)


def code(message: str) -> str:
    """A message as inline code that may stand in a table or a heading."""
    return f"`{message.replace('|', chr(92) + '|').replace('`', chr(39))}`"


# --- APIs ---------------------------------------------------------------------------------------------------------


def apis(block: Block, page: Page, project: Project) -> list[str]:
    """``/// apis``: every part of torch that a snippet really called, with the snippets and the official reference."""
    users: dict[str, list[str]] = defaultdict(list)
    recorded = receipts.read(project.root, "cpu")
    for key in project.snippets:
        for name in recorded[key].apis if key in recorded else ():
            users[name].append(key)
    written, section = [], None
    for name in sorted(users, key=lambda name: (name.rpartition(".")[0], name)):
        if name.rpartition(".")[0] != section:
            section = name.rpartition(".")[0]
            id = re.sub(r"\W+", "-", section).lower()
            written += ["", f"## {section} {{ #{id} }}", "", "| API | called by |", "| --- | --- |"]
        shown = [(key, project.shown_at[key][0]) for key in users[name] if key in project.shown_at]
        links = [_snippet_link(key, page, other) for key, other in shown]
        more = f" and {len(links) - 4} more" if len(links) > 5 else ""
        links = links[:4] if more else links
        written.append(f"| [`{name.rpartition('.')[2]}`]({manual(name)}) | {', '.join(links)}{more} |")
    return written


def manual(name: str) -> str:
    """The address of an API's entry in the official reference.

    ```python
    from retrospect.reference import manual

    assert manual("torch.nn.Module.apply").endswith("generated/torch.nn.Module.html#torch.nn.Module.apply")
    assert manual("torch.Tensor.view").endswith("generated/torch.Tensor.view.html")
    ```
    """
    if name.startswith("torch.utils.data."):
        return f"{MANUAL}data.html#{name}"
    if name.startswith("torch.nn.init."):
        return f"{MANUAL}nn.init.html#{name}"
    owner, _, _ = name.rpartition(".")
    if owner.rpartition(".")[2][:1].isupper() and owner != "torch.Tensor":
        return f"{MANUAL}generated/{owner}.html#{name}"
    return f"{MANUAL}generated/{name}.html"


# --- runs ---------------------------------------------------------------------------------------------------------


def verification(block: Block, page: Page, project: Project) -> list[str]:
    """``/// verification``: what ran where, counted from the receipts and from nothing else."""
    verdicts = Counter(claim.argument for other in project.answers for claim in other.blocks_named("claim"))
    settled = ", ".join(f"{verdicts[verdict]} {COUNTED[verdict]}" for verdict in VERDICT if verdicts[verdict])
    written = [
        f"{len(project.answers)} pages carry {sum(verdicts.values())} claims: {settled}.",
        "",
        "| device | snippets that ran | of | torch | device name | last run |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for device, label in (("cpu", "CPU"), ("cuda", "GPU")):
        able = [snippet for snippet in project.snippets.values() if snippet.runs_on(device)]
        valid = [receipt for snippet in able if (receipt := receipts.valid(project.root, snippet, device))]
        torch = ", ".join(sorted({receipt.torch for receipt in valid})) or "—"
        names = ", ".join(sorted({receipt.device for receipt in valid})) or "—"
        last = max((receipt.date for receipt in valid), default="not yet")
        written.append(f"| {label} | {len(valid)} | {len(able)} | {torch} | {names} | {last} |")
    return written


def runs(block: Block, page: Page, project: Project) -> list[str]:
    """``/// runs``: each snippet by device, with the torch that it ran on and the day."""
    written = []
    for other in project.answers:
        written += ["", f"## {other.title} {{ #{other.name} }}", "", "| snippet | CPU | GPU |", "| --- | --- | --- |"]
        for shown in other.blocks_named("snippet"):
            snippet = project.find_snippet(shown.argument)
            if snippet:
                cells = [_ran(snippet, device, project) for device in receipts.DEVICES]
                written.append(f"| {_snippet_link(snippet.id, page, other)} | {' | '.join(cells)} |")
    return written + _lab_runs(page, project)


def _lab_runs(page: Page, project: Project) -> list[str]:
    recorded = [lab for lab in project.labs if lab.recorded]
    written = ["", "## Labs { #labs }", "", "| lab | CPU | GPU |", "| --- | --- | --- |"]
    for lab in recorded:
        cells = [_ran(lab, device, project) for device in receipts.DEVICES]
        written.append(f"| [{lab.title}]({_link(page, lab.page)}) | {' | '.join(cells)} |")
    return written if recorded else []


def _ran(snippet: Snippet | Lab, device: str, project: Project) -> str:
    if not snippet.runs_on(device):
        return f"not for it: {snippet.device_reason}"
    receipt = receipts.valid(project.root, snippet, device)
    return f"torch {receipt.torch}, {receipt.date}" if receipt else "not yet"


# --- at a glance --------------------------------------------------------------------------------------------------


def cheat_sheet(block: Block, page: Page, project: Project) -> list[str]:
    """``/// cheat-sheet``: the rule and the decision table of every page, taken from the pages."""
    written = []
    for other in project.answers:
        written += ["", f"## [{other.title}]({_link(page, other)}) {{ #{other.name} }}", ""]
        for first, end in (("", "notes"), ("which", "next")):
            lines = _between(other, first, end)
            written += [_rebase(line, page, other) for line in lines if not line.startswith("#")]
    return written


def _between(page: Page, first: str, end: str) -> list[str]:
    """The prose between two headings, by their ids; "" is the heading of the page."""
    starts = [
        heading.line for heading in page.headings if (heading.id or "") == first or (not first and heading.level == 1)
    ]
    ends = [heading.line for heading in page.headings if heading.id == end]
    return [line for number, line in page.prose if starts and ends and starts[0] < number < ends[0]]


def _link(page: Page, other: Page) -> str:
    return os.path.relpath(other.path, page.path.parent).replace(os.sep, "/")


def _snippet_link(id: str, page: Page, other: Page) -> str:
    """A link to a snippet on its page, its name in words: a narrow screen breaks lines between them."""
    name = id.partition("/")[2]
    return f"[{name.replace('_', ' ')}]({_link(page, other)}#{name})"


def _rebase(text: str, page: Page, other: Page) -> str:
    """Markdown of another page with its relative links made relative to this one."""

    def moved(match: re.Match) -> str:
        target = match[1]
        if re.match(r"[a-z]+:", target):
            return match[0]
        file, mark, anchor = target.partition("#")
        path = other.path.parent / file if file else other.path
        return f"]({os.path.relpath(path, page.path.parent).replace(os.sep, '/')}{mark}{anchor})"

    return re.sub(r"\]\(([^)\s]+)\)", moved, text)
