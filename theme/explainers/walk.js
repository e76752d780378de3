{
  const { Explainer, define, h, s, field, choice, button } = retrospect.kit;
  const options = pairs => pairs.map(([value, label]) => h("option", { value }, label));
  const said = ({ place, kind, first }) =>
    `${place || "net"}: ${kind}${first === null || first === place ? "" : ` = ${first}`}`;

  define("walk", class extends Explainer {
    build() {
      const { WALKS, PRESETS, KINDS } = this.model;
      const put = (label, ...others) => (this.controls.append(label, ...others), label.lastChild);
      const row = () => put(h("div", { class: "break" }));
      this.net = put(choice("net", [["", "edited"], ...PRESETS], "", tree => tree && this.whole({ tree, at: 0 })));
      this.walk = put(choice("walk", Object.keys(WALKS), "", walk => this.whole({ walk })));
      this.grad = put(field("input requires grad",
        h("input", { type: "checkbox", onchange: () => this.whole({ grad: this.grad.checked }) })));
      row();
      this.at = put(choice("selected", [], "", at => this.set({ at: +at })));
      this.same = put(choice("same as", [], "", other => this.edit("share", other === "" ? null : +other)));
      const kind = put(choice("new child", [...KINDS, "None"], "", () => {}));
      put(button("Add", () => this.edit("add", kind.value)), button("Remove", () => this.edit("remove")));
      row();
      put(button("Previous", () => this.move(-1)), button("Next", () => this.move(1)));
      this.play = button("Play", () => this.run(!this.timer));
      put(this.play);
    }

    get last() {
      return this.model.outcome(this.state).visits.length;
    }

    // What comes of a change is shown after its last visit.
    whole(change) {
      this.state = { ...this.state, ...change };
      this.set({ step: this.last });
    }

    edit(name, value) {
      const next = this.model[name](this.state, value);
      if (next) return this.show(next, true);
      this.aligned = "";
      this.draw(this.state);
      this.words.textContent = "The figure takes up to 12 modules at 16 places, 5 deep, none inside itself.";
    }

    move(by) {
      const stops = this.last + 1;
      this.set({ step: (this.state.step + by + stops) % stops });
    }

    run(on) {
      clearInterval(this.timer);
      this.play.textContent = on ? "Pause" : "Play";
      if (on && this.state.step === this.last) this.set({ step: 0 });
      this.timer = on && setInterval(() => (this.isConnected && this.state.step < this.last ? this.move(1) : this.run()), 900);
    }

    draw(state) {
      const { at, step } = state;
      const { visits, error } = this.model.outcome(state);
      const rows = this.model.rows(state);
      this.align(state, rows);

      const left = depth => depth * 20 + 1;
      const width = Math.max(...rows.map(row => left(row.depth) + said(row).length * 7.9 + 20));
      const text = (kind, x, y, words, marked) => s("text", {
        class: kind, x, y, "font-size": kind === "value" ? 13 : 12, "dominant-baseline": "central",
        "text-decoration": marked && "underline",
      }, words);
      const bottoms = [];
      const label = [];
      const parts = rows.flatMap((row, i) => {
        const { place, depth, first } = row;
        const [x, y] = [left(depth), i * 33 + 2];
        bottoms[depth] = y + 26;
        const here = visits[step - 1]?.place === place;
        const turns = visits.flatMap((visit, turn) => (turn < step && visit.place === place ? [turn + 1] : [])).join(", ");
        const kind = here ? "hot" : first === null ? "muted" : first === place ? "cell" : "cold";
        label.push(said(row) + (turns && ` (${turns})`));
        const words = text("value", x + 8, y + 13, said(row), i === at);
        return [
          depth ? s("path", { fill: "none", d: `M${x - 10} ${bottoms[depth - 1]}V${y + 13}H${x}` }) : "",
          s("g", { class: "pick", onclick: () => this.set({ at: i }) },
            s("rect", { class: kind, x, y, width: width - x, height: 26, rx: 3 }), words),
          text("small", width + 8, y + 13, here ? `${turns} ◂` : turns),
        ];
      });
      const list = h("ol", { tabindex: 0, "aria-label": "Printed" }, visits.map(({ text }, turn) =>
        h("li", { class: turn < step ? turn === step - 1 && "now" : "later" }, h("code", null, text))));
      const size = { width: width + 96, height: rows.length * 33 };
      this.view.replaceChildren(
        s("svg", { ...size, role: "img", "aria-label": label.join("; ") }, parts),
        h("div", { class: "printed" }, "printed", list, error && h("p", { class: "refused" }, error)));
      if (step) list.scrollTop = list.children[step - 1].offsetTop - 300;
      return this.model.words(state);
    }

    // Brings the controls in line with the state.
    align(state, rows) {
      const { tree, at, walk, grad } = state;
      this.walk.value = walk;
      this.grad.checked = grad;
      this.grad.parentNode.hidden = walk !== "hooks";
      if (this.aligned === tree + at) return;
      this.aligned = tree + at;
      const { first, place } = rows[at];
      const others = rows.flatMap((row, i) =>
        (i !== at && row.first === row.place && (row.first === first || this.model.share(state, i)) ? [[i, said(row)]] : []));
      this.net.value = [...this.net.options].some(({ value }) => value === tree) ? tree : "";
      this.at.replaceChildren(...options(rows.map((row, i) => [i, said(row)])));
      this.at.value = at;
      this.same.replaceChildren(...options([["", "no other"], ...others]));
      this.same.value = first === null || first === place ? "" : rows.findIndex(row => row.place === first);
    }
  });
}
