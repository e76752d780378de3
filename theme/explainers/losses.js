// A logit on the number line, and two losses over it: where they part, and what is left of the gradient.
{
  const { Explainer, define, h, s, field, choice, button } = retrospect.kit;

  const POINTS = [-104, -89, -30, -17, 0, 17, 89, 104];
  const WAYS = { bce: "BCELoss", withLogits: "BCEWithLogitsLoss", byHand: "by hand" };
  const KINDS = { withLogits: "cold", bce: "hot" }; // in the order of drawing
  const LEFT = 32, WIDTH = 280, MIDDLE = LEFT + WIDTH / 2, STEPS = 300;
  const PANELS = [{ key: "loss", top: 24, height: 160 }, { key: "gradient", top: 218, height: 90 }];

  const WHY = {
    refused: () => "BCELoss refuses a target outside 0 to 1; BCEWithLogitsLoss takes it and has no lowest value.",
    sure: p => `The sigmoid is exactly ${p}, as the target is: nothing is left to learn. By hand, 0 times log(0) is nan.`,
    lost: p => `The sigmoid is exactly ${p}: BCELoss stops log(0) at -100 and has no gradient left. ` +
      "By hand the loss is inf and its gradient nan.",
    same: () => "The losses agree, and so do their gradients.",
    fading: () => "BCELoss divides by p(1 - p), but by 1e-12 at least, and p is smaller here: its gradient fades.",
    coarse: () => "Near 1 the numbers of float32 lie far apart: few digits of 1 - sigmoid are left, and BCELoss sees no others.",
    absorbed: (p, z) =>
      `BCEWithLogitsLoss is a difference of two numbers near ${z}, which rounds a small loss; its gradient is right.`,
  };

  const text = (x, y, words, kind = "small", anchor = "middle") => s("text", { x, y, class: kind, "text-anchor": anchor }, words);

  /** Three to five round numbers between two limits. */
  const ticks = (low, high) => {
    const size = 10 ** (Math.floor(Math.log10(high - low)) - 1);
    const step = size * [1, 2, 5, 10, 20, 50].find(each => high - low < 4.5 * each * size);
    const first = Math.ceil(low / step), last = Math.floor(high / step);
    return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(6)));
  };

  define("losses", class extends Explainer {
    build() {
      const { LIMITS, numberIn } = this.model;
      const pair = (key, coarse, fine) => {
        const [min, max] = LIMITS[key];
        const slider = h("input", {
          type: "range", min, max, step: coarse, "aria-label": `${key}, slider`,
          oninput: () => this.set({ [key]: Number(slider.value) }),
        });
        const number = h("input", {
          type: "number", min, max, step: fine, oninput: () => {
            const value = numberIn(key, number.value);
            number.setAttribute("aria-invalid", value === null);
            if (value === null) this.words.textContent = `A ${key} is a number from ${min} to ${max} in steps of ${fine}.`;
            else this.set({ [key]: value });
          },
        });
        return { key, slider, number };
      };
      this.pairs = [pair("logit", 0.1, 0.001), pair("target", 0.05, 0.05)];
      this.points = POINTS.map(value => button(value, () => this.set({ logit: value })));
      this.near = choice("shown", [["", "the whole line"], ["near", "3 on either side"]], "",
        near => this.set({ near: Boolean(near) }));
      const [logit, target] = this.pairs.map(({ key, slider, number }) =>
        h("div", { class: `pair ${key}` }, field(key, number), slider));
      const points = h("div", { class: "points", role: "group", "aria-label": "logits to try" }, this.points);
      this.controls.append(logit, points, target, this.near);
    }

    draw(state) {
      const found = this.model.shown(state);
      for (const { key, slider, number } of this.pairs) {
        slider.value = state[key];
        // What the reader is typing stays, if it says the same.
        if (number.value === "" || Number(number.value) !== state[key]) number.value = state[key];
        number.setAttribute("aria-invalid", false);
      }
      this.points.forEach((each, at) => each.setAttribute("aria-pressed", POINTS[at] === state.logit));
      this.near.lastChild.value = state.near ? "near" : "";
      this.view.replaceChildren(this.picture(state), this.table(found));
      const told = ["bce", "withLogits"].flatMap(way => found[way]
        ? `${WAYS[way]} is ${found[way].loss} with gradient ${found[way].gradient}` : []);
      return `Logit ${state.logit}, target ${state.target}: ${told.join(", ")}. ` +
        WHY[this.model.finding(state)](found.sigmoid, state.logit);
    }

    /** Loss above, gradient below, over the logit; between the bands the sigmoid is neither 0 nor 1. */
    picture(state) {
      const { compute, LIMITS, ONE, ZERO } = this.model, { logit, target, near } = state;
      const [low, high] = near ? [logit - 3, logit + 3] : LIMITS.logit;
      const across = z => LEFT + (Math.min(Math.max(z, low), high) - low) / (high - low) * WIDTH;
      const logits = Array.from({ length: STEPS + 1 }, (_, at) => low + at * (high - low) / STEPS);
      const curves = logits.map(z => compute({ logit: z, target })), here = compute(state);
      const bands = [[low, ZERO, "sigmoid 0", "start"], [ONE, high, "sigmoid 1", "end"]].filter(([from, to]) => from < to);
      const bottom = PANELS[1].top + PANELS[1].height;

      const panels = PANELS.map(({ key, top, height }) => {
        const values = curves.flatMap(one => (near || !one.bce ? [one.withLogits[key]] : [one.withLogits[key], one.bce[key]]));
        const ends = key === "loss" ? [Math.min(...values), Math.max(...values)] : [-target, 1 - target];
        const [least, most] = [ends[0], Math.max(ends[1], ends[0] + 1)];
        // Near a jump a curve leaves the picture, and runs along its edge.
        const down = value => top + 8 + (1 - Math.min(Math.max((value - least) / (most - least), -0.05), 1.05)) * (height - 16);
        const line = way => s("polyline", {
          class: KINDS[way], fill: "none",
          points: curves.map((one, at) => `${across(logits[at]).toFixed(1)},${down(one[way][key]).toFixed(1)}`).join(" "),
        });
        const mark = way => {
          const [x, y, side] = [across(logit), down(here[way][key]), way === "bce" ? 8 : 14];
          const place = { x: x - side / 2, y: y - side / 2, width: side, height: side };
          return s("rect", { class: KINDS[way], ...place, rx: way === "bce" ? 4 : 0 });
        };
        const ways = Object.keys(KINDS).filter(way => here[way]);
        return [
          bands.map(([from, to]) =>
            s("rect", { class: "cell band", x: across(from), y: top, width: across(to) - across(from), height })),
          s("rect", { class: "muted", x: LEFT, y: top, width: WIDTH, height }),
          text(MIDDLE, top - 12, key, "label"),
          ticks(least, most).map(value => text(LEFT - 5, down(value), value, "small", "end")),
          s("path", { class: "muted", d: `M${across(logit)} ${top}v${height}`, "stroke-dasharray": "4 4" }),
          ways.map(line), ways.map(mark),
        ];
      });
      return s("svg", {
        width: LEFT + WIDTH + 14, height: bottom + 40, viewBox: `0 0 ${LEFT + WIDTH + 14} ${bottom + 40}`, role: "img",
        "aria-label": `Loss and gradient over the logit from ${low} to ${high}, for target ${target}`,
      },
        bands.map(([from, to, words, anchor]) =>
          text(across(anchor === "end" ? to : from), PANELS[0].top - 12, words, "small", anchor)),
        panels.flat(3),
        ticks(low, high).map(z => text(across(z), bottom + 12, z)),
        text(MIDDLE, bottom + 30, "logit"));
    }

    /** What the code prints. */
    table(found) {
      const cell = words => h("td", null, h("code", null, words));
      const rows = Object.entries(WAYS).map(([way, name]) => h("tr", null,
        h("th", { scope: "row" }, h("span", { class: `sign ${KINDS[way] ?? ""}`, "aria-hidden": "true" }), name),
        found[way] ? [cell(found[way].loss), cell(found[way].gradient)] : h("td", { colspan: 2 }, "refused")));
      return h("div", { class: "numbers" },
        h("p", null, "sigmoid ", h("code", null, found.sigmoid), ", 1 - sigmoid ", h("code", null, found.rest)),
        h("table", null,
          h("thead", null, h("tr", null, h("td"), ["loss", "gradient"].map(each => h("th", { scope: "col" }, each)))),
          h("tbody", null, rows)),
        found.message && h("p", { class: "refused" }, `RuntimeError: ${found.message}`),
        Math.min(...Object.values(found.digits)) < 5 && h("p", { class: "fewer" },
          "Fewer than 5 digits where the next depends on the last bit of exp or log, which is not the same on all machines."));
    }
  });
}
