"""Blocks that are written from the whole project: the pages by question, the errors, the state of verification."""

import os
from collections import Counter

from retrospect import receipts
from retrospect.page import VERDICTS, Block, Page
from retrospect.project import Project

VERDICT_LABEL = {"holds": "hold", "conditional": "hold on a condition", "wrong": "are wrong", "open": "are open"}


def pages(block: Block, page: Page, project: Project) -> list[str]:
    """``/// pages | tensors``: the questions of one section, each a link to the page that answers it."""
    written = []
    for other in project.pages:
        if other.path.parent.name == block.argument:
            written.append(f"- [{other.meta.get('question', other.title)}]({_link(page, other)})")
    return written


def errors(block: Block, page: Page, project: Project) -> list[str]:
    """``/// errors``: for each snippet named in the content, the error that it met and where it is explained.

    One snippet id a line; ` / word` behind it picks the error whose message has that word.
    """
    written = ["| torch says | explained in |", "| --- | --- |"]
    recorded = receipts.read(project.root, "cpu")
    for line in filter(None, map(str.strip, block.content)):
        id, _, word = (part.strip() for part in line.partition(" / "))
        place, receipt = project.shown_at.get(id), recorded.get(id)
        message = next((error for error in receipt.raised if word in error), None) if receipt else None
        if place is None or message is None:
            written.append(
                f"| **{page.path.name}:{block.line}: no error of '{id}'; name a *raises* snippet with a receipt** | |"
            )
            continue
        code = message.replace("|", "\\|").replace("`", "'")
        written.append(f"| `{code}` | [{place[0].title}]({_link(page, place[0])}#{id.partition('/')[2]}) |")
    return written


def verification(block: Block, page: Page, project: Project) -> list[str]:
    """``/// verification``: what ran where, counted from the receipts and from nothing else."""
    answering = [other for other in project.pages if other.name != "index"]
    verdicts = Counter(claim.argument for other in project.pages for claim in other.blocks_named("claim"))
    settled = ", ".join(f"{verdicts[verdict]} {VERDICT_LABEL[verdict]}" for verdict in VERDICTS if verdicts[verdict])
    written = [
        f"{len(answering)} pages carry {sum(verdicts.values())} claims: {settled}.",
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


def _link(page: Page, other: Page) -> str:
    return os.path.relpath(other.path, page.path.parent).replace(os.sep, "/")
