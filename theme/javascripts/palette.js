// Before the first paint, so that nothing is painted twice: what Material's bundle would do after it, and the colours.
document.documentElement.className = "js js-focus-visible";

// Four names that the bundle expects, for what it keeps in the browser under the path of this site.
globalThis.__md_scope = new URL("..", document.currentScript.src);
globalThis.__md_hash = text => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0);
globalThis.__md_get = (key, storage = localStorage, scope = __md_scope) => JSON.parse(storage.getItem(`${scope.pathname}.${key}`));
globalThis.__md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // a full or forbidden storage: the choice lasts as long as the page
  }
};

// The reader's choice of colours, or else the system's. The bundle would set it three times, each time with the styles of
// all elements computed anew.
{
  const choices = [...document.querySelectorAll("[name=__palette]")];
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const toolbar = Object.assign(document.createElement("meta"), { name: "theme-color" });
  const canvas = Object.assign(document.createElement("meta"), { name: "color-scheme" });
  document.head.append(toolbar, canvas);

  const named = media => choices.find(choice => choice.dataset.mdColorMedia === media);
  const system = named("(prefers-color-scheme)");
  let chosen = named(__md_get("__palette")?.color.media) ?? system;

  const paint = () => {
    const shown = chosen === system ? named(`(prefers-color-scheme: ${dark.matches ? "dark" : "light"})`) : chosen;
    Object.assign(document.body.dataset, shown.dataset);
    for (const choice of choices) choice.nextElementSibling.hidden = choice !== chosen; // the label names the next choice
    chosen.checked = true;
    const style = getComputedStyle(document.body);
    toolbar.content = style.getPropertyValue("--md-primary-fg-color");
    canvas.content = style.colorScheme;
  };
  const repaint = () => {
    document.body.dataset.mdColorSwitching = ""; // colours do not fade, each element at its own pace
    paint();
    delete document.body.dataset.mdColorSwitching;
  };

  paint();
  dark.addEventListener("change", repaint);
  for (const choice of choices) {
    choice.addEventListener("change", () => {
      chosen = choice;
      __md_set("__palette", { index: choices.indexOf(choice), color: { media: choice.dataset.mdColorMedia } });
      repaint();
    });
    choice.addEventListener("keydown", ({ key }) => key === "Enter" && choice.nextElementSibling.click());
  }
}
