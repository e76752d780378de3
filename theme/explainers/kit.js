// What every explainer shares: elements, state that can be linked, words for screen readers, code to copy.
globalThis.retrospect ??= {};
retrospect.kit ??= (() => {
  const fill = (element, properties, children) => {
    for (const [name, value] of Object.entries(properties ?? {})) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value != null) element.setAttribute(name, value);
    }
    element.append(...children.flat().filter(child => child != null && child !== false));
    return element;
  };

  /** An HTML element: h("button", { type: "button", onclick: run }, "Run"). */
  const h = (tag, properties, ...children) => fill(document.createElement(tag), properties, children);

  /** An SVG element, the same way. Colours come from the classes cell, hot, cold, muted, value, small. */
  const s = (tag, properties, ...children) =>
    fill(document.createElementNS("http://www.w3.org/2000/svg", tag), properties, children);

  /** A labelled control: field("Shape", h("input", ...)). */
  const field = (label, control) => h("label", { class: "field" }, h("span", null, label), control);

  /** A labelled choice; options are strings or [value, label] pairs. */
  const choice = (label, options, chosen, change) => {
    const pairs = options.map(option => (Array.isArray(option) ? option : [option, option]));
    const choose = event => change(event.target.value);
    const select = h("select", { onchange: choose },
      pairs.map(([value, text]) => h("option", { value, selected: value === chosen }, text)));
    return field(label, select);
  };

  const button = (label, onclick, properties) => h("button", { type: "button", onclick, ...properties }, label);

  /** Copies text; where the browser has no clipboard, selects the element that shows it. */
  const copy = async (text, shownIn) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      if (shownIn) getSelection().selectAllChildren(shownIn);
      return false;
    }
  };

  /**
   * The base of the custom elements. A subclass has
   *   build()      called once: puts controls into this.controls; returns nothing
   *   draw(state)  called on every change: fills this.view, brings controls in line with the state,
   *                returns one or two sentences that say what is seen
   * and a model, retrospect[name], free of DOM, with
   *   initial       the first state, encoded
   *   encode(state) -> text of [\w.,:;()~*!-]; decode(text) -> state, or null for text that is no state
   *   code(state)   -> torch code, or "" for none
   */
  class Explainer extends HTMLElement {
    connectedCallback() {
      if (this.view) return;
      this.name = this.localName.replace("retrospect-", "");
      this.model = retrospect[this.name];
      this.first = this.getAttribute("start") || this.model.initial;
      this.controls = h("div", { class: "controls", role: "group", "aria-label": "Controls" });
      this.view = h("div", { class: "view", role: "group", tabindex: 0, "aria-label": "Picture" });
      this.words = h("p", { class: "words", role: "status", "aria-live": "polite" });
      this.shownCode = h("code", null);
      this.codeBox = h("pre", { class: "torch", tabindex: 0, "aria-label": "torch code of this case" }, this.shownCode);
      this.copyCode = button("Copy code", () => this.confirm(this.copyCode, copy(this.shownCode.textContent, this.shownCode)));
      this.copyLink = button("Copy link to this case", () => this.confirm(this.copyLink, copy(this.link)));
      this.again = button("Start again", () => this.show(this.model.decode(this.first), true));
      this.replaceChildren(this.controls, this.view, this.words, this.codeBox,
        h("div", { class: "foot" }, this.copyCode, this.copyLink, this.again));
      this.build();
      this.follow = () => this.show(this.linked() ?? this.model.decode(this.first), false);
      this.follow();
      addEventListener("hashchange", this.follow);
      if (this.linked()) this.closest("figure").scrollIntoView();
    }

    disconnectedCallback() {
      removeEventListener("hashchange", this.follow);
    }

    /** The state that the address asks for, or null. */
    linked() {
      try {
        const [name, text] = decodeURIComponent(location.hash.slice(1)).split(/=(.*)/s);
        return name === this.name && text ? this.model.decode(text) : null;
      } catch {
        return null; // not a text that was ever encoded
      }
    }

    get link() {
      return `${location.href.split("#")[0]}#${this.name}=${this.model.encode(this.state)}`;
    }

    /** Changes part of the state: what a control calls. */
    set(change) {
      this.show({ ...this.state, ...change }, true);
    }

    show(state, byReader) {
      this.state = state;
      const words = this.draw(state);
      if (this.words.textContent !== words) this.words.textContent = words;
      const code = this.model.code(state);
      this.shownCode.textContent = code;
      this.codeBox.hidden = this.copyCode.hidden = !code;
      if (byReader) history.replaceState(history.state, "", this.link);
    }

    async confirm(pressed, copied) {
      const label = pressed.dataset.label ??= pressed.textContent;
      pressed.textContent = (await copied) ? "Copied" : "Press Ctrl+C";
      setTimeout(() => (pressed.textContent = label), 1500);
    }
  }

  const define = (name, element) => customElements.get(`retrospect-${name}`) ?? customElements.define(`retrospect-${name}`, element);

  return { h, s, field, choice, button, Explainer, define };
})();
