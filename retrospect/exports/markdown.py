"""A page as Markdown that needs no extension: for readers of text, for machines, and for notebooks."""

import html
import re

from retrospect.expand import expand
from retrospect.page import Page
from retrospect.project import Project

_FENCE = re.compile(r"(?P<indent>[ \t]*)(?P<bar>`{3,}|~{3,})(?P<info>.*)")
_BLOCK = re.compile(r"[ \t]*/{3,}(?: *(?P<name>[\w.-]+)(?: *\| *(?P<argument>.*))?)?")
_OPTION = re.compile(r" {4}(?:attrs|type): .*")
_ATTRIBUTES = re.compile(r" *\{ *[:#.][^}]*\} *$")
_CHOICE = re.compile(r"<(?:fieldset|label|/fieldset)\b")  # works on the site alone


def plain(page: Page, project: Project) -> str:
    """The page with its blocks written out and the mark-up of every extension taken away."""
    written: list[str] = []
    fence = ""  # the bar that closes the block of code we are in
    for line in expand(page, project)[0].split("\n"):
        if fence:
            fence = "" if line.strip() == fence else fence
            written.append(line)
        elif opening := _FENCE.fullmatch(line):
            fence = opening["bar"]
            written += _opened(opening)
        elif block := _BLOCK.fullmatch(line):
            written += [f"**{block['argument']}**"] if block["name"] == "admonition" else [""]
        elif not _OPTION.fullmatch(line) and not _CHOICE.match(line):
            written.append(_ATTRIBUTES.sub("", line))
        if not fence and written[-2:] == ["", ""]:
            written.pop()
    return "\n".join(written).strip() + "\n"


def _opened(fence: re.Match) -> list[str]:
    """The first line of a block of code with its language alone, and its title above it."""
    language = re.search(r"[\w+-]+", fence["info"])
    opened = f"{fence['indent']}{fence['bar']}{language[0] if language else ''}"
    title = html.unescape((re.search(r'title="([^"]*)"', fence["info"]) or ["", ""])[1])
    file, _, rest = title.partition(" ")
    if not title:
        return [opened]
    return [fence["indent"] + (f"`{file}` {rest}".strip() if "." in file else title.capitalize()) + ":", "", opened]
