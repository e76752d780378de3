"""A mutant: a small change of what torch does, and the snippets of a page that show it."""

from collections.abc import Callable


def mutant(*, kills: str | tuple[str, ...]) -> Callable:
    """Mark a function that changes torch when called.

    ``kills`` names the snippets, by name without their page, whose recording changes under it. The file that defines
    the function is named after the page, with underscores for hyphens.
    """

    def mark(function: Callable[[], None]) -> Callable[[], None]:
        function.kills = (kills,) if isinstance(kills, str) else tuple(kills)
        return function

    return mark
