"""What axe-core says of a page."""

from importlib.resources import files

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

# Colours come from rules on tags, classes and styles, so of the texts with the same of these all the way up to the
# body one is enough, and of the links too. axe takes as long for each as for all other rules of the element together.
ONE_OF_EACH_KIND = """
{
  const seen = new Set();
  const kinds = new Map([[document.documentElement, ""]]);
  const kind = element => {
    if (!kinds.has(element)) {
      const own = [element.localName, element.className.baseVal ?? element.className, element.getAttribute("style")];
      kinds.set(element, `${kind(element.parentElement)}/${own}`);
    }
    return kinds.get(element);
  };
  const says = node => node.nodeType === Node.TEXT_NODE && node.data.trim();
  const texts = [...document.body.querySelectorAll("*")].filter(element =>
    element.matches("a[href]") || [...element.childNodes].some(says));
  for (const element of texts) {
    const first = !seen.has(kind(element));
    seen.add(kind(element));
    element.toggleAttribute("data-first", first);
    if (!first && element.matches("pre span:not(:has(*))")) element.replaceWith(element.textContent); // tokens of code
  }
  document.body.normalize();
  axe.configure({ rules: [
    { id: "color-contrast", selector: "[data-first]" },
    { id: "link-in-text-block", selector: "a[href][data-first]" },
  ] });
}
"""
RUN = "options => axe.run({ resultTypes: ['violations'], preload: false, ...options }).then(found => found.violations)"
# What moves has come to rest: a colour on its way to another is none of the page's.
STILL = "Promise.allSettled(document.getAnimations().map(animation => animation.finished))"
# Rules on what depends on colours and widths, which take two thirds of the time, and those on names and roles.
_BY_EYE = ["color-contrast", "link-in-text-block", "scrollable-region-focusable"]
BY_EYE = {"runOnly": _BY_EYE}
BY_EAR = {"rules": {rule: {"enabled": False} for rule in _BY_EYE}}


def violations(page, options=None) -> list[str]:
    """What axe-core finds on the page as it is now, of any level; ``options`` are those of ``axe.run``."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    page.evaluate(STILL)
    page.evaluate(ONE_OF_EACH_KIND)
    found = page.evaluate(RUN, options or {})
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]
