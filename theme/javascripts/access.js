// What Material builds in the browser and leaves out for keys and screen readers.
{
  const mend = () => {
    // a landmark for each copy button and for the tags of each result of a search is noise
    for (const nav of document.querySelectorAll("nav:is(.md-code__nav, .md-tags):not([role])")) nav.setAttribute("role", "none");
    // a wide table scrolls, so keys must reach it
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap:not([tabindex])")) box.tabIndex = 0;
  };
  mend();
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
}
