// A site opened from files: the browser refuses workers there, so the search runs in a hidden frame of the same page.
// Outside of it, this makes the frame; inside, it gives the worker's script what it expects of a worker.
{
  const worker = window.frameElement?.fileWorker;
  const pass = (target, data) => target.dispatchEvent(new MessageEvent("message", { data }));

  if (worker) {
    window.postMessage = data => pass(worker, data);
    window.importScripts = (...urls) => Promise.all(urls.map(src => new Promise((resolve, reject) =>
      document.head.append(Object.assign(document.createElement("script"), { src, onload: resolve, onerror: reject })))));
  } else if (location.protocol === "file:") {
    const own = document.currentScript.src;
    globalThis.Worker = globalThis.IFrameWorker = class extends EventTarget {
      constructor(url) {
        super();
        const frame = Object.assign(document.createElement("iframe"), { hidden: true, title: "search", fileWorker: this });
        const script = src => `<script src="${src}"></${"script"}>`;
        frame.srcdoc = script(own) + script(url);
        this.ready = new Promise(resolve => (frame.onload = () => resolve(frame.contentWindow)));
        document.body.append(frame);
      }

      async postMessage(data) {
        pass(await this.ready, data);
      }
    };
  }
}
