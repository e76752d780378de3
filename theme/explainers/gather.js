{
  const { Explainer, define, h, s, field, choice, button } = retrospect.kit;
  const { sizes, places, get, read, write, number, ...model } = retrospect.gather;
  const CELL = 34;
  const GAP = 18;
  const WIDE = 320;  // what a phone shows
  const LISTS = ["input", "index", "src"];
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const shown = value => (value === null ? "" : value.oneOf ? "?" : number(value));
  const spelled = value => (Array.isArray(value) ? `[${value.map(spelled).join(", ")}]`
    : value === null ? "empty" : value.oneOf ? value.oneOf.join(" or ") : number(value));

  // Where a tensor's blocks stand, in rows: one block, or one for each first coordinate of a 3-D tensor.
  const plan = (size, head) => {
    const [blocks, rows, columns] = [1, 1, 1, ...size].slice(-3).map(n => Math.max(n, 1));
    const [wide, high] = [columns * CELL + GAP, rows * CELL + GAP];
    const across = Math.max(1, Math.floor(WIDE / wide));
    const corner = b => [(b % across) * wide + GAP, Math.floor(b / across) * high + head];
    const [width, height] = [Math.min(blocks, across) * wide, Math.ceil(blocks / across) * high + head];
    return { corner, blocks, rows, columns, width, height };
  };

  // Boxes below arrows below text, so that an arrow hides no number.
  class Sheet {
    boxes = [];
    arrows = [];
    texts = [];

    text(x, y, text, kind = "small", anchor = "middle") {
      const size = kind === "small" ? 12 : Math.min(14, 52 / text.length);
      this.texts.push(
        s("text", { class: kind, x, y, "font-size": size, "text-anchor": anchor, "dominant-baseline": "central" }, text));
    }

    box(x, y, kind) {
      this.boxes.push(s("rect", { class: kind, x, y, width: CELL, height: CELL, rx: 3 }));
    }

    // A tensor under its name. look(at, value) gives the class of a cell; along the dimension numbered stand the places.
    tensor(x, y, name, lists, look, numbered) {
      const size = sizes(lists);
      const deep = size.length === 3;
      const { corner, blocks, rows, columns, width, height } = plan(size, deep || numbered === size.length - 1 ? 2 * GAP : GAP);
      const start = at => {
        const [block, row, column] = [0, 0, 0, ...at].slice(-3);
        const [left, top] = corner(block);
        return [x + left + column * CELL, y + top + row * CELL];
      };
      this.text(x + GAP, y + 8, `${name}  [${size.join(", ")}]`, "small", "start");
      for (let b = 0; b < blocks; b += 1) {
        const [left, top] = start([b, 0, 0]);
        if (deep) this.text(left - 9, top - 8, `[${b}]`);
        for (let i = 0; i < rows && numbered === size.length - 2; i += 1) this.text(left - 8, top + (i + 0.5) * CELL, i);
        for (let i = 0; i < columns && numbered === size.length - 1; i += 1) this.text(left + (i + 0.5) * CELL, top - 8, i);
      }
      if (size.includes(0)) this.box(...start([]), "muted");
      for (const at of places(size)) {
        const [left, top] = start(at);
        this.box(left, top, look(at, get(lists, at)));
        this.text(left + CELL / 2, top + CELL / 2, shown(get(lists, at)), "value");
      }
      return { middle: at => start(at).map(value => value + CELL / 2), right: x + width, bottom: y + height };
    }

    // An upright one stands right of the middle, where it crosses no digits.
    arrow([x1, y1], [x2, y2]) {
      const end = Math.hypot(x2 - x1, y2 - y1) - 14;
      const angle = Math.atan2(y2 - y1, x2 - x1) * 180 / Math.PI;
      this.arrows.push(s("g", { transform: `translate(${x1 === x2 ? x1 + 12 : x1} ${y1}) rotate(${angle})` },
        s("line", { class: "hot", x1: 14, x2: end - 8 }),
        s("polygon", { class: "hot", points: `${end},0 ${end - 10},5 ${end - 10},-5` })));
    }
  }

  define("gather", class extends Explainer {
    build() {
      const add = (name, label) => (this.controls.append(label), (this[name] = label.lastChild), label);
      const pick = (name, label, options) => add(name, choice(label, options, "", value => this.edit({ [name]: value })));
      pick("op", "operation", model.operations);
      add("dim", field("dim", h("input", { type: "number", min: -4, max: 3, oninput: ({ target: { value } }) =>
        value && this.edit({ dim: Math.trunc(Math.max(-9, Math.min(9, value))) }) })));
      pick("reduce", "reduce", model.reductions);
      add("self", field("include_self", h("input", { type: "checkbox", onchange: ({ target }) =>
        this.edit({ includeSelf: target.checked }) })));
      add("example", choice("example", [["", "choose one"], ...model.examples.map(([label, text]) => [text, label])], "",
        text => text && this.show(model.decode(text), true)));
      for (const name of LISTS) {
        const typed = ({ type }) => this.type(name, type === "change");
        add(name, field(name === "input" ? "x" : name, h("input", {
          type: "text", size: 12, spellcheck: "false", autocomplete: "off", oninput: typed, onchange: typed,
        }))).classList.add("lists", name);
      }
      this.note = h("p", { class: "refused", role: "alert" });
      this.play = button("Play", () => this.toggle());
      this.moves = [button("Previous", () => this.move(-1)), button("Next", () => this.move(1)), this.play];
      this.controls.append(this.note, h("div", { class: "steps" }, this.moves));
    }

    // What comes of an edit is shown whole: after the last step.
    edit(change) {
      this.set(model.whole({ ...this.state, ...change, step: 999 }));
    }

    // Text that is no tensor changes nothing; why it is none is said once it is complete.
    type(name, complete) {
      const { tensor, error } = read(this[name].value);
      const wrong = error ?? (name === "input" && sizes(tensor).includes(0) ? "x needs a number." : "");
      if (wrong && !complete) return;
      this.note.textContent = wrong;
      this[name].setAttribute("aria-invalid", !!wrong);
      if (!wrong && !same(tensor, this.state[name])) this.edit({ [name]: tensor });
    }

    get last() {
      return model.steps(this.state).length;
    }

    move(by) {
      const stops = this.last + 1;
      this.set({ step: (this.state.step + by + stops) % stops });
    }

    toggle() {
      if (!this.timer && this.state.step === this.last) this.set({ step: 0 });
      this.run(!this.timer);
    }

    run(on) {
      clearInterval(this.timer);
      this.timer = on && setInterval(() => {
        if (this.isConnected && this.state.step < this.last) this.move(1);
        else this.run(false);
      }, 1000);
      this.play.textContent = on ? "Pause" : "Play";
    }

    align(state) {
      const encoded = model.encode(state);
      for (const name of ["op", "dim", "reduce"]) if (this[name].value !== `${state[name]}`) this[name].value = state[name];
      this.self.checked = state.includeSelf;
      this.example.value = model.examples.some(([, text]) => text === encoded) ? encoded : "";
      this.reduce.parentNode.hidden = this.self.parentNode.hidden = state.op !== "scatter_reduce_";
      this.src.parentNode.hidden = model.reads(state);
      for (const name of LISTS) {
        if (!same(read(this[name].value).tensor, state[name])) this[name].value = write(state[name]);
        this[name].setAttribute("aria-invalid", false);
      }
      this.note.textContent = "";
      for (const one of this.moves) one.disabled = !this.last;
    }

    // x stands above; below it the index, and what has its shape: out, to which arrows lead, or src, from which they come.
    draw(state) {
      this.align(state);
      const now = model.steps(state)[state.step - 1];
      const refused = model.refusal(state);
      const reads = model.reads(state);
      const result = refused ? null : model.result(state);
      const [x, small] = reads ? [state.input, result] : [result ?? state.input, state.src];
      const dim = model.wrap(state);
      const bound = sizes(x)[dim];
      const [from, to] = reads ? ["hot", "cold"] : ["cold", "hot"];
      const kind = (here, place, marked, value) =>
        (now && same(here, place) ? marked : value === null || value.oneOf ? "muted" : "cell");
      const sheet = new Sheet();
      const above = sheet.tensor(0, 0, "x", x, (at, value) => kind(at, now?.x, from, value), dim);
      const name = reads ? "out" : "src";
      const below = small && sheet.tensor(0, above.bottom, name, small, (at, value) => kind(at, now?.at, to, value));
      const fits = !below || below.right + plan(sizes(state.index), 0).width <= WIDE;
      const corner = !below ? [0, above.bottom] : fits ? [below.right, above.bottom] : [0, below.bottom];
      const index = sheet.tensor(...corner, "index", state.index, (at, value) => {
        const outside = refused && (value < 0 || value >= bound);
        return outside ? "hot" : kind(at, now?.at, "hot", value);
      });
      if (now) {
        const ends = [above.middle(now.x), below.middle(now.at)];
        sheet.arrow(...(reads ? ends : ends.reverse()));
      }
      const [width, height] = ["right", "bottom"].map(side => 2 + Math.max(above[side], below?.[side] ?? 0, index[side]));
      const named = { x, index: state.index, ...(small && { [name]: small }) };
      const label = Object.entries(named).map(([key, value]) => `${key} is ${spelled(value)}`).join("; ");
      this.view.replaceChildren(
        s("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": label },
          sheet.boxes, sheet.arrows, sheet.texts),
        refused ? h("p", { class: "refused", role: "alert" }, refused)
          : h("p", { class: "formula" }, h("code", null, model.rule(state)), now && h("code", null, model.filled(state))));
      return model.words(state);
    }
  });
}
