// What Material's bundle keeps in the browser, under the path of this site: it expects these four names.
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
