// What Material leaves out for keys and screen readers.
{
  // Code that is too wide for the screen scrolls, so keys must reach it, and not only once it was visible.
  const widths = new ResizeObserver(entries => {
    const scrolls = entries.map(({ target }) => target.scrollWidth > target.clientWidth); // all are read before any is set
    entries.forEach(({ target }, place) => scrolls[place] ? (target.tabIndex = 0) : target.removeAttribute("tabindex"));
  });
  for (const code of document.querySelectorAll("pre > code")) widths.observe(code);

  // The tags of each result of a search are no landmark.
  const mend = () => {
    for (const nav of document.querySelectorAll("nav.md-tags:not([role])")) nav.setAttribute("role", "none");
  };
  new MutationObserver(mend).observe(document.querySelector(".md-search-result"), { childList: true, subtree: true });
}
