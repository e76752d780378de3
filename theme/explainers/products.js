{
  const { Explainer, define, h, s, field, choice, button } = retrospect.kit;

  const EXAMPLES = {
    "matmul:5,1,2,3;4,3,6": "batches broadcast", "matmul:2;5,2,3": "vector on the left",
    "matmul:5,2,3;4,6": "inner sizes differ", "bmm:5,2,3;1,3,4": "bmm stretches nothing",
    "einsum:4,3;4,3:bi,bi-~b": "row by row",
  };
  const HEADS = { i: "rows", j: "inner j", k: "cols" };
  const CELL = 40, PITCH = 44, LEFT = 54, ROWS = [26, 86, 158]; // of the columns, in px
  const SIDE = 24; // of a cell of the matrices

  const text = (x, y, words, kind = "value", anchor) => s("text", { x, y, class: kind, "text-anchor": anchor }, words);

  const box = (x, y, side, words, kind, properties) => [
    s("rect", { x, y, width: side, height: side, rx: 3, class: kind, ...properties }),
    text(x + side / 2, y + side / 2, words),
  ];

  const picture = (width, height, name, ...parts) =>
    s("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": name }, ...parts.flat(3));

  const indexed = (name, index) => (index.length ? `${name}[${index.join(", ")}]` : name);

  define("products", class extends Explainer {
    build() {
      const { RANKS, shapeOf, equationIn, decode, equationOf } = this.model;
      const typed = (label, key, read, hint) => {
        const input = h("input", {
          type: "text", size: 12, spellcheck: "false", "aria-description": hint,
          oninput: () => {
            const value = read(input.value);
            input.setAttribute("aria-invalid", value === null);
            if (value === null) this.words.textContent = hint;
            else this.set({ [key]: value, at: 0 });
          },
        });
        return { key, read, input, control: field(label, input) };
      };
      const sizes = "Up to five sizes from 0 to 9, such as 5, 1, 2, 3.";
      this.fields = [
        typed("left", "a", shapeOf, sizes), typed("right", "b", shapeOf, sizes),
        typed("equation", "equation", equationIn, "Up to 24 letters, digits, blanks and , . - >"),
      ];
      this.op = choice("product", Object.keys(RANKS), "", op =>
        this.set({ op, at: 0, equation: op === "einsum" ? equationOf(this.state) : "" }));
      this.example = choice("example", [["", "choose one"], ...Object.entries(EXAMPLES)], "",
        value => value && this.show(decode(value), true));
      const move = by => this.set({ at: (this.state.at + by + this.all) % this.all });
      this.place = h("span", null);
      this.entries = h("div", { class: "steps" },
        button("Previous entry", () => move(-1)), button("Next entry", () => move(1)), this.place);
      this.controls.append(this.op, ...this.fields.map(({ control }) => control), this.example, this.entries);
    }

    draw(state) {
      const { outcome, scheme, entry, encode, product } = this.model;
      const found = outcome(state), known = scheme(state), one = entry(state);
      this.all = one ? product(found.shape) : 0;
      for (const { key, read, input, control } of this.fields) {
        control.hidden = key === "equation" && state.op !== "einsum";
        if (`${read(input.value)}` !== `${state[key]}`) input.value = key === "equation" ? state[key] : state[key].join(", ");
        input.setAttribute("aria-invalid", false);
      }
      this.op.lastChild.value = state.op;
      const link = encode({ ...state, at: 0 });
      this.example.lastChild.value = EXAMPLES[link] ? link : "";
      this.entries.hidden = this.all < 2;
      this.place.textContent = `${state.at + 1} of ${this.all}`;
      this.view.replaceChildren(...[
        this.columns(state, known, found.shape),
        one && this.matrices(state, one),
        one && h("p", null, h("code", null, `${indexed("result", one.result)} = ` +
          `${one.summed.length ? `sum over ${one.summed.join(", ")} of ` : ""}` +
          `${indexed("left", one.left)} * ${indexed("right", one.right)}`)),
        found.message && h("p", { class: "refused" }, `${found.type}: ${found.message}`),
      ].filter(Boolean));
      return this.told(state, known, found);
    }

    /** Dashed: a 1 that is there for the product only. 1→4: stretched. */
    columns({ op, a, b, equation }, known, shape) {
      const { tuple } = this.model, free = op === "einsum", most = Math.max(a.length, b.length);
      const places = sizes => sizes.map((_, place) => most - sizes.length + place);
      const { columns, left, right, result, added } = known ??
        { columns: Array(most).fill({ label: "", fits: true }), left: places(a), right: places(b), added: [[], []] };
      const x = at => LEFT + at * PITCH + (columns[0]?.label > "z" && !(columns[at]?.label > "z") ? 8 : 0);
      const width = Math.max(x(columns.length), 150), middle = row => ROWS[row] + CELL / 2;
      const kind = ({ label, fits }) => (!fits ? "wrong" : !label ? "cell" : label > "z" ? "hot" : "cold");
      const terms = free && known ? equation.split(/,|->/) : [];
      const parts = ["left", "right", "result"].map((name, row) => [
        text(2, middle(row) - (terms[row] ? 8 : 0), name, "label", "start"),
        text(2, middle(row) + 10, terms[row] ?? "", "small", "start"),
        text(LEFT, middle(row), [!a.length && "0-D", !b.length && "0-D", !shape && "refused"][row] || "", "small", "start"),
      ]);
      columns.forEach((column, at) => {
        const { label, size, fits } = column, middleX = x(at) + CELL / 2;
        const own = [[a, left], [b, right]].map(([sizes, to]) => sizes.filter((_, place) => to[place] === at));
        parts.push(text(middleX, 10, free || !label ? label : HEADS[label] ?? "batch", "small"));
        own.forEach((here, row) => {
          const plus = added[row].includes(at);
          if (!here.length && !plus) return;
          const grows = fits && (here[0] ?? 1) === 1 && size !== 1 && label;
          const words = grows ? `1→${size}` : here.length ? here.join(here.every(each => each === here[0]) ? "=" : "≠") : 1;
          parts.push(box(x(at), ROWS[row], CELL, words, plus ? "muted" : kind(column)));
        });
        if (label && own[0].length && own[1].length && !(fits && own[0][0] !== own[1][0])) {
          parts.push(text(middleX, 76, fits ? "=" : "≠"));
        }
        if (!shape) return;
        if (result.includes(at)) parts.push(box(x(at), ROWS[2], CELL, size, kind(column)));
        else if (own.flat().length) parts.push(text(middleX, middle(2), "Σ"));
        else parts.push(box(x(at), ROWS[2], CELL, 1, "muted"));
      });
      return picture(width, 202, `left ${tuple(a)}, right ${tuple(b)}, result ${shape ? tuple(shape) : "refused"}`,
        s("path", { d: `M2 142H${width - 2}` }), parts);
    }

    /** If small: the row and the column that make the entry, numbered by j. */
    matrices({ a, b, at, op }, { left, right }) {
      const [n, inner, p] = [a.at(-2) ?? 1, a.at(-1), b.length > 1 ? b.at(-1) : 1];
      if (op === "einsum" || !inner || n * inner + inner * p + n * p > 64) return null;
      const [row, column] = [a.length > 1 ? left.at(-2) : 0, b.length > 1 ? right.at(-1) : 0];
      const x = Math.max(inner * SIDE, 36) + 12, y = inner * SIDE + 22;
      const grid = (x0, y0, rows, columns, cell) => Array.from({ length: rows * columns }, (_, place) => {
        const [i, k] = [Math.floor(place / columns), place % columns], [words, press] = cell(i, k);
        const kind = words === "" ? "cell" : "hot";
        return box(x0 + k * SIDE, y0 + i * SIDE, SIDE, words, press ? `${kind} pick` : kind, { onclick: press });
      });
      return picture(x + p * SIDE + 2, y + n * SIDE + 2, `row ${row} of left, column ${column} of right`,
        grid(x - 10 - inner * SIDE, y, n, inner, (i, j) => [i === row ? j : ""]),
        grid(x, 2, inner, p, (j, k) => [k === column ? j : ""]),
        grid(x, y, n, p, (i, k) =>
          [i === row && k === column ? "Σ" : "", () => this.set({ at: at + (i - row) * p + k - column })]),
        text(x - 10, y - 9, "left", "small", "end"), text(x - 6, 12, "right", "small", "end"));
    }

    told({ op, a, b }, known, { shape, calls }) {
      const { tuple, RANKS } = this.model, free = op === "einsum";
      const call = calls ? ` matmul calls ${calls[0]} on ${tuple(calls[1])} and ${tuple(calls[2])}.` : "";
      if (!known) {
        return free ? "Refused: no equation for these shapes."
          : `Refused: ${op} takes ${RANKS[op]?.join("-D and ") ?? "at least 1"}-D, not ${a.length}-D and ${b.length}-D.`;
      }
      const { columns, left, right, result, added } = known;
      const sizes = at => [...a, ...b].filter((_, place) => [...left, ...right][place] === at);
      const named = ({ label }) => (free ? label : label === "j" ? HEADS.j : "batch");
      if (!shape) {
        const why = columns.flatMap((column, at) =>
          (column.fits ? [] : `the ${named(column)} sizes are ${sizes(at).join(" and ")}`));
        return `Refused: ${why.join("; ")}.${call}`;
      }
      const summed = columns.filter((_, at) => !result.includes(at) && sizes(at).length).map(named).join(", ");
      const pads = ["left is a row", "right is a column"].filter((_, row) => added[row].some(at => columns[at].label <= "z"));
      return `The result has shape ${tuple(shape)}. ${summed ? `Summed over ${summed}` : "Nothing is summed"}.` +
        pads.map(pad => ` For the product ${pad}; its 1 is dropped.`).join("") + call;
    }
  });
}
