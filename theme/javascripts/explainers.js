// Loads the style and scripts of an explainer on the pages that have one, also after instant navigation.
{
  const folder = new URL("../explainers/", document.currentScript.src);
  const asked = new Set();

  const style = name => new Promise(resolve => {
    if (asked.has(`${name}.css`)) return resolve();
    asked.add(`${name}.css`);
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL(`${name}.css`, folder) });
    link.onload = link.onerror = () => resolve();
    document.head.append(link);
  });

  const script = name => {
    if (asked.has(name)) return;
    asked.add(name);
    const element = Object.assign(document.createElement("script"), { src: new URL(`${name}.js`, folder), async: false });
    document.head.append(element);
  };

  document$.subscribe(async () => {
    const here = document.querySelectorAll(".explainer > .stage > :not(:defined)");
    const names = new Set([...here].map(element => element.localName.replace("retrospect-", "")));
    if (names.size) await Promise.all(["explainers", ...names].map(style));
    for (const name of names) ["kit", `${name}.model`, name].forEach(script);
  });
}
