{
  const { Explainer, define, h, s, field, choice } = retrospect.kit;
  const model = retrospect.loader;
  const [LEFT, LANE, TOP, BAR] = [66, 30, 4, 22];
  const PLACES = [
    ["taken", "taken"], ["ready", "ready"], ["loading", "being loaded"], ["queued", "asked for"], ["later", "not asked for"],
  ];
  const NUMBERS = [
    ["batch", "batch_size, or none"], ["items", "items"], ["read", "read an item, ms"], ["slow", "slow item, if any"],
    ["slowRead", "read it, ms"], ["collate", "collate_fn, ms"], ["step", "step of the loop, ms"], ["start", "start a worker, ms"],
  ];
  const CHECKS = [["dropLast", "drop_last"], ["inOrder", "in_order"], ["persistent", "persistent_workers"]];
  const CHOICES = [["workers", "num_workers", "01234"], ["prefetch", "prefetch_factor", "–01234"], ["epochs", "epochs", "12"]];
  const who = worker => (worker === null ? "the loop" : `worker ${worker}`);

  define("loader", class extends Explainer {
    build() {
      const add = (name, label) => this.controls.append((this[name] = label.lastChild, label));
      add("example", choice("example", [["", "choose one"], ...model.examples.map(([label, text]) => [text, label])], "",
        text => text && this.show(model.decode(text), true)));
      for (const [name, label, options] of CHOICES) {
        const pairs = [...options].map(one => [one, one.replace("–", "None")]);
        add(name, choice(label, pairs, "", one => this.edit({ [name]: one === "–" ? null : +one })));
      }
      for (const [name, label] of CHECKS) {
        const box = h("input", { type: "checkbox", onchange: () => this.edit({ [name]: box.checked }) });
        add(name, field(label, box));
      }
      for (const [name, label] of NUMBERS) {
        const [usual, min, max, other = usual] = model.fields[name];
        const oninput = ({ target: { value } }) => {
          if (value || other === null) this.edit({ [name]: value ? Math.max(min, Math.min(max, Math.trunc(value))) : null });
        };
        add(name, field(label, h("input", { type: "number", min, max, oninput, onchange: () => this.align(this.state, true) })));
      }
      this.taken = h("input", { type: "range", min: 0, oninput: ({ target }) => this.set({ taken: +target.value }) });
      this.places = h("table", { class: "places" });
      this.picture = h("div", null);
      this.moment = h("div", { class: "moment" }, field("batches taken so far", this.taken), this.places);
      this.view.append(this.picture, this.moment);
      // The bars are drawn as wide as there is room.
      new ResizeObserver(() => this.width !== this.room && this.draw(this.state)).observe(this);
    }

    get room() {
      return Math.max(280, Math.min(760, Math.floor(this.view.clientWidth) - 2));
    }

    edit(change) {
      this.set(model.whole({ ...this.state, ...change }));
    }

    // The controls say what the state says; a field that is being typed in is left alone.
    align(state, all) {
      const encoded = model.encode({ ...state, taken: 0 });
      this.example.value = model.examples.some(([, text]) => text === encoded) ? encoded : "";
      for (const [name] of CHECKS) this[name].checked = state[name];
      for (const [name] of CHOICES) this[name].value = state[name] ?? "–";
      for (const [name] of NUMBERS) {
        if (all || this[name] !== document.activeElement) this[name].value = state[name] ?? "";
      }
      this.slowRead.parentNode.hidden = state.slow === null;
      this.start.parentNode.hidden = this.inOrder.parentNode.hidden = !state.workers;
    }

    draw(state) {
      this.align(state);
      this.width = this.room;
      const refused = model.refusal(state);
      this.moment.hidden = !!refused;
      this.picture.replaceChildren(...(refused ? [h("p", { class: "refused" }, refused)]
        : [this.lanes(state), h("p", { class: "formula" }, h("code", null, model.rule(state)))]));
      if (!refused) this.look(state);
      return model.words(state);
    }

    // A lane for the loop, and one below it for each worker; time runs to the right.
    lanes(state) {
      const { starts, loads, takes, total } = model.timeline(state);
      const scale = (this.width - LEFT - 12) / Math.max(total, 1);
      const x = time => LEFT + time * scale;
      const y = worker => TOP + (worker === null ? 0 : worker + 1) * LANE;
      const text = (left, top, words, kind = "small", anchor = "middle") =>
        s("text", { class: kind, x: left, y: top, "font-size": 12, "text-anchor": anchor, "dominant-baseline": "central" },
          words);
      const names = [];
      // The first of the names that has room in the bar stands above all else.
      const bar = (kind, worker, from, to, ...known) => {
        const wide = (to - from) * scale;
        const name = known.find(one => `${one}`.length * 7 + 2 < wide);
        if (name !== undefined) names.push(text((x(from) + x(to)) / 2, y(worker) + BAR / 2, name, "value"));
        return wide && s("rect", { class: kind, x: x(from), y: y(worker), width: Math.max(wide, 1), height: BAR, rx: 2 });
      };
      const bottom = y(state.workers);
      const step = [0, 1, 2, 3, 4].flatMap(i => [1, 2, 5].map(one => one * 10 ** i)).find(one => one * scale > 64);
      const ticks = [...Array(Math.floor(total / step) + 1).keys()].map(i => i * step);
      const loadOf = take => loads.find(({ epoch, batch }) => epoch === take.epoch && batch === take.batch);
      const { at } = model.moment(state);
      const picture = [
        ticks.map(time => [s("line", { class: "tick", x1: x(time), y1: bottom - 6, x2: x(time), y2: bottom }),
          text(x(time), bottom + 9, time || "0 ms")]),
        ["loop", ...Array.from({ length: state.workers }, (_, worker) => who(worker))].map((name, i) =>
          text(LEFT - 8, TOP + i * LANE + BAR / 2, name, "small", "end")),
        state.workers && takes.map(take => s("line", {  // from where a batch is ready to where it is taken
          class: "handed", x1: x(loadOf(take).to), y1: y(loadOf(take).worker) + BAR / 2, x2: x(take.at), y2: y(null) + BAR,
        })),
        starts.map(({ worker, from, to }) => bar("cell", worker, from, to, "start")),
        takes.map(({ from, at: end, to, batch }) =>
          [state.workers && bar("muted", null, from, end, "wait"), bar("hot", null, end, to, `step ${batch}`, batch)]),
        loads.map(({ worker, from, to, batch }) => bar("cold", worker, from, to, `load ${batch}`, batch)),
        s("line", { class: "now", x1: x(at), y1: 0, x2: x(at), y2: bottom }),
        names,
      ];
      const told = takes.map(take => {
        const { batch, worker, asked, from, to } = loadOf(take);
        return `batch ${batch}: asked for at ${asked}, loaded by ${who(worker)} from ${from} to ${to}, taken at ${take.at}`;
      });
      const label = `Timeline of ${total} ms. ${told.join("; ")}.`;
      const [width, height] = [this.width, bottom + 20];
      return s("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": label }, picture.flat(2));
    }

    // Where each batch is once the loop has just taken its batch number so and so.
    look(state) {
      const moment = model.moment(state);
      const epoch = state.epochs > 1 ? ` of epoch ${moment.epoch}` : "";
      const when = state.taken ? `When batch ${moment.taken.at(-1).batch}${epoch} is taken` : "After iter(loader)";
      const listed = place => moment[place].map(({ batch, worker }) =>
        (worker === null || place === "taken" || place === "later" ? batch : `${batch} by ${who(worker)}`)).join(", ") || "–";
      const rows = PLACES.map(([place, name]) => h("tr", null, h("th", { scope: "row" }, name), h("td", null, listed(place))));
      this.places.replaceChildren(h("caption", null, `${when}, at ${moment.at} ms:`), h("tbody", null, rows));
      this.taken.max = model.timeline(state).takes.length;
      this.taken.value = state.taken;
    }
  });
}
