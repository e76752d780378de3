"""What axe-core says of a page."""

from axe_playwright_python.sync_playwright import Axe

OPTIONS = {"resultTypes": ["violations"], "preload": False}
COLOURS = "color-contrast"

# Of the tokens of code one of each kind is left: axe takes as long for every element, and they differ in colour alone.
ONE_OF_EACH = """
const seen = new Set();
for (const token of document.querySelectorAll("pre span[class]:not(:has(*))")) {
  if (seen.has(token.className)) token.replaceWith(token.textContent);
  else seen.add(token.className);
}
for (const anchor of document.querySelectorAll("pre a[id]:empty")) anchor.remove();
document.body.normalize();
"""


def violations(page, context: str | None = None, colours: bool = True) -> list[str]:
    """What axe-core finds, of any level, on the page as it is now or in what the selector ``context`` names.

    Most of the time goes to contrast; ``colours=False`` leaves it out where the same colours were seen before.
    """
    page.evaluate(ONE_OF_EACH)
    options = OPTIONS if colours else OPTIONS | {"rules": {COLOURS: {"enabled": False}}}
    found = Axe().run(page, context=context, options=options).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]
