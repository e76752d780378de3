// Loads the style and scripts of the explainers of a page that has one.
{
  const folder = new URL("../explainers/", document.currentScript.src);
  const figures = document.querySelectorAll(".explainer > .stage > *");
  const names = [...new Set([...figures].map(figure => figure.localName.replace("retrospect-", "")))];

  const loaded = (tag, attributes) => new Promise(resolve => {
    document.head.append(Object.assign(document.createElement(tag), attributes, { onload: resolve, onerror: resolve }));
  });
  const style = name => loaded("link", { rel: "stylesheet", href: new URL(`${name}.css`, folder) });
  const script = name => loaded("script", { src: new URL(`${name}.js`, folder), async: false });

  if (names.length) {
    Promise.all(["explainers", ...names].map(style)).then(() =>
      ["kit", ...names.flatMap(name => [`${name}.model`, name])].forEach(script));
  }
}
