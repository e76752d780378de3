{
  const { Explainer, define, h, s, field, button } = retrospect.kit;
  const { run, tryView, indexOf, cellsOf, parse, parseStart, written, tuple, product, examples } = retrospect.strides;
  const CELL = 27;
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const table = rows => h("table", { class: "facts" },
    rows.map((row, i) => h("tr", null, row.map(cell => h(i ? "td" : "th", null, cell)))));

  // Cells in rows, each [value, class, note above it, what a press does].
  const cells = (list, across, head, label) => {
    const high = CELL + head, width = Math.min(across, list.length) * CELL + 4;
    const height = Math.ceil(list.length / across) * high + 4;
    return s("svg", {
      width, height, viewBox: `-2 -2 ${width} ${height}`, role: label && "img", "aria-label": label,
      "font-size": 13, "text-anchor": "middle", "dominant-baseline": "central",
    }, list.flatMap(([value, kind, note, press], i) => {
      const x = (i % across) * CELL, y = Math.floor(i / across) * high + head, middle = x + CELL / 2;
      return [s("rect", { class: kind, x, y, width: CELL, height: CELL, rx: 3, onclick: press }),
        s("text", { class: "value", x: middle, y: y + CELL / 2 }, value),
        note ? s("text", { class: "small", x: middle, y: y - 7, "font-size": 10 }, note) : null];
    }));
  };

  define("strides", class extends Explainer {
    build() {
      // Changes the state as soon as what stands in the field is complete, and says what is missing when one leaves it.
      const typed = (label, read, change, example) => h("input", {
        type: "text", size: 12, "aria-label": label, spellcheck: "false", autocomplete: "off",
        oninput: ({ target: { value } }) => read(value) && change(read(value)),
        onchange: ({ target }) => this.warn(target, !read(target.value) && `${label}: such as ${example()}`),
      });
      const steps = change => this.set({ steps: change(this.state.steps) });
      this.start = typed("Start", parseStart, size => this.set({ size }), () => "3, 4, at most 64 elements in 5 dimensions");
      this.asked = typed("Try view", text => parse("view", text) ?? !text,
        size => this.set({ wanted: size === true ? null : size }), () => "2, -1");
      this.rows = Array.from({ length: 6 }, (_, i) => {
        const label = `Step ${i + 1}`, name = () => this.state.steps[i][0];
        const change = (op, args) => steps(all => all.with(i, [op, args]));
        const op = h("select", { "aria-label": label, onchange: () => change(op.value, parse(op.value, examples[op.value])) },
          Object.keys(examples).map(value => h("option", null, value)));
        const args = typed(`${label}, arguments`, text => parse(name(), text), value => change(name(), value),
          () => examples[name()] || "0");
        const remove = button("×", () => {
          steps(all => all.toSpliced(i, 1));
          if (row.hidden) this.add.focus();
        }, { "aria-label": `Remove step ${i + 1}` });
        const row = h("div", { class: "step" }, `${i + 1}`, op, args, remove);
        return Object.assign(row, { op, args });
      });
      this.add = button("Add a step", () => steps(all => [...all, ["transpose", [0, 1]]]));
      this.mark = h("input", { type: "range", min: 0, oninput: ({ target }) => this.set({ mark: +target.value }) });
      this.note = h("p", { class: "refused", role: "alert" });
      this.controls.append(field("x = torch.arange(n).view( )", this.start), ...this.rows, this.add,
        field("try x.view( )", this.asked), field("element, in reading order", this.mark), this.note);
    }

    warn(input, text) {
      input.setAttribute("aria-invalid", !!text);
      this.note.textContent = text || "";
    }

    // The controls say what the state says; what is being typed stays as it is.
    align({ size, steps, wanted }) {
      const show = (input, name, args, read = parse) => {
        if (!same(read(name, input.value), args)) input.value = args ? written(name, args) : "";
        this.warn(input);
      };
      show(this.start, "view", size);
      show(this.asked, "view", wanted);
      this.rows.forEach((row, i) => {
        row.hidden = !steps[i];
        if (steps[i]) show(row.args, row.op.value = steps[i][0], steps[i][1]);
      });
      this.add.disabled = steps.length > 5;
    }

    draw(state) {
      this.align(state);
      const { tensors, storages, error } = run(state), x = tensors.at(-1), { size, stride, offset } = x;
      const reads = cellsOf(x), held = storages[x.storage], values = reads.map(cell => held[cell]);
      const store = ({ storage }) => "ABCDEFG"[storage] + (storage ? ", a copy" : "");

      const mark = Math.min(state.mark, reads.length - 1), at = indexOf(size, mark);
      const sum = [offset, ...at.map((i, dim) => `${i}·${stride[dim]}`)].join(" + ");
      const where = mark < 0 ? "x has no elements" : `x[${at.join(", ")}] is ${values[mark]}, in cell ${sum} = ${reads[mark]}`;
      Object.assign(this.mark, { max: Math.max(reads.length - 1, 0), value: mark, disabled: mark < 0 });
      this.mark.setAttribute("aria-valuetext", where);

      const row = held.map((value, cell) => {
        const times = reads.filter(read => read === cell).length;
        return [value, cell === reads[mark] ? "hot" : times ? "cell" : "muted",
          times > 1 ? `×${times}` : x.storage && cell % 12 === 0 ? `${cell}` : ""];
      });
      const columns = size.at(-1) ?? 1, each = columns * (size.at(-2) ?? 1);
      const grids = Array.from({ length: reads.length / each || 0 }, (_, grid) => h("div", null,
        size.length > 2 && h("small", null, `x[${indexOf(size, grid * each).slice(0, -2).join(", ")}]`),
        cells(values.slice(grid * each, (grid + 1) * each).map((value, i) => {
          const number = grid * each + i;
          return [value, number === mark ? "hot" : "cell", "", () => this.set({ mark: number })];
        }), columns, 0)));

      const [told, shown] = this.answer(x, state.wanted);
      const kind = error?.type && `${error.type}: `, used = new Set(reads).size;
      this.view.replaceChildren(
        table([["step", "size", "stride", "offset", "contiguous", "storage"], ...tensors.map((tensor, i) => [
          i || "start", tuple(tensor.size), tuple(tensor.stride), tensor.offset, tensor.contiguous ? "yes" : "no",
          store(tensor)])]),
        error ? h("p", { class: "refused" }, `Step ${error.step + 1}: ${kind}${error.text}`) : "",
        h("p", null, `Storage ${store(x)}: x reads ${used} of ${held.length} cells`,
          used < held.length && ", not the dashed ones"),
        cells(row, 12, row.some(([,, note]) => note) ? 14 : 0, `Storage: ${held.join(", ")}`),
        h("p", null, where),
        h("div", { class: "grids", role: "img", "aria-label": `x, in reading order: ${values.join(", ")}` }, grids), ...shown);
      return `${error ? `Step ${error.step + 1} is refused; before it, x` : "x"} has size ${tuple(size)}, stride ${tuple(stride)}`
        + ` and offset ${offset}, and is ${x.contiguous ? "" : "not "}contiguous.${told}`;
    }

    // Why view works or not: each pair of neighbours that the new shape merges must fit.
    answer(x, wanted) {
      if (!wanted) return ["", []];
      const { error, size, stride, pairs, breaks } = tryView(x, wanted), asked = `view(${written("view", wanted)})`;
      if (error) return [` ${asked} is refused.`, [h("p", { class: "refused" }, `${asked}: ${error.type}: ${error.text}`)]];
      const rows = pairs.map(({ left, right, walk, merged, fits }) => [`${left}, ${right}`, merged ? "merges" : "keeps apart",
        `stride[${left}] = ${x.stride[left]} ${fits ? "=" : "≠"} ${walk} = ${x.stride[right]}·${x.size[right]}`,
        fits ? "✓" : !merged ? "" : left === breaks.left ? "✗ breaks" : "✗"]);
      return [stride ? ` ${asked} works, with stride ${tuple(stride)}, and reshape shares the memory.`
        : ` ${asked} is refused at dimensions ${breaks.left} and ${breaks.right}; reshape copies ${product(size)} elements.`,
      [rows.length ? table([["i, j", asked, "stride[i] = stride[j]·size[j]?", "fits"], ...rows]) : ""]];
    }
  });
}
