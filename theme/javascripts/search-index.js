// The search index weighs as much as three pages: it is fetched when a reader turns to the search, not with each page.
{
  const { open, send } = XMLHttpRequest.prototype;
  const turned = new Promise(resolve => {
    if (new URLSearchParams(location.search).has("q")) resolve(); // a link to a search
    document.addEventListener("focusin", ({ target }) => target.matches("[data-md-component=search-query]") && resolve());
  });

  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    this.waits = `${url}`.endsWith("/search/search_index.json");
    return open.call(this, method, url, ...rest);
  };

  XMLHttpRequest.prototype.send = function (...body) {
    if (this.waits) turned.then(() => send.apply(this, body));
    else send.apply(this, body);
  };
}
