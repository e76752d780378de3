// Colours before the first paint: the reader's choice, or else the system's.
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
