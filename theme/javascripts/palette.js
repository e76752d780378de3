// Before the first paint: four names that Material's bundle expects, for what it keeps in the browser under the path of
// this site, and then the colours.
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

// The reader's choice, or else the system's.
{
  const SYSTEM = "(prefers-color-scheme)";
  const system = () => {
    const wanted = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const { mdColorMedia: media, mdColorScheme: scheme, mdColorPrimary: primary, mdColorAccent: accent } =
      document.querySelector(`[data-md-color-media="(prefers-color-scheme: ${wanted})"]`).dataset;
    return { media, scheme, primary, accent };
  };
  const chosen = __md_get("__palette")?.color;
  const colours = !chosen || chosen.media === SYSTEM ? system() : chosen;
  for (const [name, value] of Object.entries(colours)) document.body.setAttribute(`data-md-color-${name}`, value);
}
