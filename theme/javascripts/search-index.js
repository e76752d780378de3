// The search index weighs as much as three pages, and its worker as much as all other scripts of ours. They are fetched
// when a reader turns to the search, not with each page.
{
  const { open, send } = XMLHttpRequest.prototype;
  const turned = new Promise(resolve => {
    const asked = new URLSearchParams(location.search);
    if (asked.has("q") || asked.has("h")) resolve(); // a link to a search, or from one: its words are marked
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

  const { Worker } = globalThis;
  globalThis.Worker = class extends EventTarget {
    constructor(...source) {
      super();
      this.start = () => {
        const worker = new Worker(...source);
        worker.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })));
        return worker;
      };
    }

    postMessage(...message) {
      this.worker ??= this.start();
      this.worker.postMessage(...message);
    }
  };
}
