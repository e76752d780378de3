"""Texts that runs print: the numbers in them, and whether two texts differ in nothing but those, and by little."""

import re
from collections.abc import Callable

NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|\bnan\b|\binf\b")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")  # torch prints bold in one message, IPython its tracebacks in colours


def without_colours(text: str) -> str:
    """The text without the codes that a terminal takes for bold and colours."""
    return _COLOUR.sub("", text)


def near(recorded: str, given: str, allowed: Callable[[float], float]) -> bool:
    """Whether the words are the same and no number is further from the recorded one than ``allowed`` of that one.

    White space does not count: the width of a printed tensor depends on its digits.
    """
    words, others = (NUMBER.sub(" # ", text).split() for text in (recorded, given))
    if words != others:
        return False
    pairs = zip(map(float, NUMBER.findall(recorded)), map(float, NUMBER.findall(given)), strict=True)
    return all(a == b or (a != a and b != b) or abs(a - b) <= allowed(a) for a, b in pairs)
