// gather and the scatters: which element goes where. The rules of torch 2.13 on a CPU.
globalThis.retrospect ??= {};
retrospect.gather ??= (() => {
  const operations = ["gather", "scatter_", "scatter_add_", "scatter_reduce_"];
  const reductions = ["sum", "prod", "mean", "amax", "amin"];
  const reads = ({ op }) => op === "gather";
  const withSelf = ({ op, includeSelf }) => op !== "scatter_reduce_" || includeSelf;

  // Tensors are nested lists; a place in one is a list of coordinates.
  const range = n => [...Array(n).keys()];
  const count = size => size.reduce((product, n) => product * n, 1);
  const sizes = tensor => (Array.isArray(tensor) ? [tensor.length, ...(tensor.length ? sizes(tensor[0]) : [])] : []);
  const build = (size, fill, at = []) =>
    at.length === size.length ? fill(at) : range(size[at.length]).map(i => build(size, fill, [...at, i]));
  const places = size => build(size, at => [at]).flat(size.length);
  const get = (tensor, at) => at.reduce((part, i) => part[i], tensor);
  const put = (at, dim, number) => at.map((i, d) => (d === dim ? number : i));
  const sub = at => at.map(i => `[${i}]`).join("");
  const write = tensor => JSON.stringify(tensor).replaceAll(",", ", ");

  const UNREADABLE = "Write lists of whole numbers such as [[0, 2], [1, 1]]: up to 24, from -99 to 999, no row longer than 5.";

  /** The tensor that a text such as [[0, 2], [1, 1]] writes, as { tensor }; or { error }. */
  const read = text => {
    try {
      const written = JSON.parse(text.slice(0, 400));
      const size = sizes(written);
      const small = size.length > 0 && size.length < 4 && count(size) < 25 && size.every(n => n < 6);
      const tensor = small && build(size, at => get(written, at));
      const whole = number => Number.isInteger(number) && number > -100 && number < 1000;
      if (small && write(tensor) === write(written) && written.flat(size.length - 1).every(whole)) return { tensor };
    } catch {}
    return { error: UNREADABLE };
  };

  /** dim, counted from the front. */
  const wrap = ({ dim, input }) => (dim < 0 ? dim + sizes(input).length : dim);
  const dimOutOfRange = (dim, rank) =>
    `IndexError: Dimension out of range (expected to be in range of [${-rank}, ${rank - 1}], but got ${dim})`;
  const rankDiffers = name => `RuntimeError: Index tensor must have the same number of dimensions as ${name} tensor`;
  const list = size => `[${size.join(", ")}]`;

  /** gather_shape_check in ATen/native/ScatterGatherChecks.h: only along dim may the index be larger than x. */
  const gatherShapes = (x, index, dim) => {
    if (index.length !== x.length) return rankDiffers("input");
    const large = x.findIndex((n, d) => d !== dim && index[d] > n);
    return large < 0 ? null : `RuntimeError: Size does not match at dimension ${large} expected index ${list(index)} ` +
      `to be no larger than self ${list(x)} apart from dimension ${dim}`;
  };

  /** scatter_shape_check in the same file: besides, each entry of the index needs a value in src. */
  const scatterShapes = (x, index, src, dim) => {
    if (index.length !== x.length) return rankDiffers("self");
    let wrong = x.some((n, d) => d !== dim && index[d] > n);
    for (let d = 0; d < x.length && !wrong; d += 1) {
      if (d >= src.length) return dimOutOfRange(d, src.length);
      wrong = index[d] > src[d];
    }
    if (src.length !== index.length) return rankDiffers("src");
    return wrong ? `RuntimeError: Expected index ${list(index)} to be no larger than self ${list(x)} ` +
      `apart from dimension ${dim} and to be no larger size than src ${list(src)}` : null;
  };

  /** The index as ATen/native/cpu/ScatterGatherKernel.cpp checks it: by dimension 1 where that loop is outside. */
  const checked = (state, x, index, src, dim) => {
    const rows = reads(state) || !withSelf(state) ? [x] : [x, src];
    const first = index.length === 3 &&
      (dim === 1 ? index[2] === 1 : dim === 0 && index[2] > 1 && rows.some(size => size[2] !== index[2]));
    return (first ? places(index).sort((a, b) => a[1] - b[1]) : places(index)).map(at => get(state.index, at));
  };

  /** The last line of the error that torch raises, or null where it accepts the call. */
  const refusal = state => {
    const [x, index, src] = [state.input, state.index, state.src].map(sizes);
    const dim = wrap(state);
    if (dim < 0 || dim >= x.length) return dimOutOfRange(state.dim, x.length);
    if (!count(index)) return null;  // an empty index does nothing, whatever its shape
    const mismatch = reads(state) ? gatherShapes(x, index, dim) : scatterShapes(x, index, src, dim);
    if (mismatch) return mismatch;
    const bad = checked(state, x, index, src, dim).find(i => i < 0 || i >= x[dim]);
    return bad === undefined ? null : `RuntimeError: index ${bad} is out of bounds for dimension ${dim} with size ${x[dim]}`;
  };

  /** The steps of an accepted call, in reading order: a place in the index, as in out or src, and the place in x it names. */
  const steps = state => (refusal(state) ? []
    : places(sizes(state.index)).map(at => ({ at, x: put(at, wrap(state), get(state.index, at)) })));

  /** The state with no more steps than there are. */
  const whole = state => ({ ...state, step: Math.min(state.step, steps(state).length) });

  // How values join in a slot, rounded to float32 each time.
  const join = { sum: (a, b) => Math.fround(a + b), prod: (a, b) => Math.fround(a * b), amax: Math.max, amin: Math.min };
  const kind = ({ op, reduce }) => ({ scatter_add_: "sum", scatter_reduce_: reduce })[op];
  const joined = (state, old, values) => (withSelf(state) ? [old, ...values] : values);

  /** What a slot of x holds after these values: a number, or { oneOf } where scatter_ leaves open which of them stays. */
  const meet = (state, old, values) => {
    if (!values.length) return old;
    if (state.op === "scatter_") {
      const oneOf = [...new Set(values)];
      return oneOf.length > 1 ? { oneOf } : oneOf[0];
    }
    const all = joined(state, old, values);
    if (kind(state) === "mean") return Math.fround(all.reduce(join.sum) / all.length);
    return all.reduce((a, b) => join[kind(state)](a, b));
  };

  /** The values that reached a place of x so far. */
  const arrived = (state, place) => steps(state).slice(0, state.step)
    .filter(({ x }) => sub(x) === sub(place)).map(({ at }) => get(state.src, at));

  /** The result after state.step steps: out, with null for what is not yet read, or x with what was written so far. */
  const result = state => {
    if (!reads(state)) return build(sizes(state.input), at => meet(state, get(state.input, at), arrived(state, at)));
    const read = new Map(steps(state).slice(0, state.step).map(({ at, x }) => [sub(at), get(state.input, x)]));
    return build(sizes(state.index), at => read.get(sub(at)) ?? null);
  };

  const number = value => String(Math.abs(value) < 1e7 ? +value.toFixed(4) : value.toExponential(2));

  /** The rule in letters, such as out[i][j] = x[i][index[i][j]]. */
  const rule = state => {
    const at = ["i", "j", "k"].slice(0, sizes(state.input).length);
    const x = `x${sub(put(at, wrap(state), `index${sub(at)}`))}`;
    const src = `src${sub(at)}`;
    if (reads(state)) return `out${sub(at)} = ${x}`;
    if (state.op === "scatter_") return `${x} = ${src}`;
    return { sum: `${x} += ${src}`, prod: `${x} *= ${src}` }[withSelf(state) && kind(state)] ??
      `${x} = ${kind(state)} of ${withSelf(state) ? "itself and " : ""}all ${src} that meet there`;
  };

  /** The same with the numbers of the step that is reached. */
  const filled = state => {
    const { at, x } = steps(state)[state.step - 1];
    const there = `x${sub(x)}`;
    const old = get(state.input, x);
    if (reads(state)) return `out${sub(at)} = x${sub(put(at, wrap(state), `index${sub(at)}`))} = ${there} = ${old}`;
    const values = arrived(state, x);
    const met = meet(state, old, values);
    if (state.op === "scatter_") return `${there} = ${met.oneOf?.join(" or ") ?? `src${sub(at)} = ${met}`}`;
    const all = joined(state, old, values);
    const sign = { sum: " + ", mean: " + ", prod: " * " }[kind(state)];
    const terms = all.map((value, i) => (value < 0 && i && sign ? `(${value})` : value)).join(sign ?? ", ");
    const term = kind(state) === "mean" ? `(${terms}) / ${all.length}` : sign ? terms : `${kind(state).slice(1)}(${terms})`;
    return `${there} = ${all.length > 1 ? `${term} = ` : ""}${number(met)}`;
  };

  /** One or two sentences about the step that is reached. */
  const words = state => {
    if (refusal(state)) return "torch 2.13 refuses this call; on a CPU, in these words.";
    const total = steps(state).length;
    const did = reads(state) ? "read" : "written";
    if (!total) return `The index is empty, so nothing is ${did}.`;
    if (!state.step) return `Before the first of ${total} steps, nothing is ${did}.`;
    const { at, x } = steps(state)[state.step - 1];
    const here = `Step ${state.step} of ${total}: index${sub(at)} is ${get(state.index, at)}, so `;
    if (reads(state)) return `${here}out${sub(at)} is read from x${sub(x)}: ${get(state.input, x)}.`;
    const { oneOf } = get(result(state), x);
    return `${here}src${sub(at)}, ${get(state.src, at)}, goes to x${sub(x)}.` +
      (oneOf ? ` Values meet there, and torch leaves open which one stays: ${oneOf.join(" or ")}.` : "");
  };

  const literal = (tensor, dot) => {
    const [short, ...rows] = [tensor, ...tensor].map(part => write(part).replace(/\d+/g, digits => digits + dot));
    return short.length < 40 ? short : `[\n    ${rows.join(",\n    ")},\n]`;
  };

  /** torch code that makes this call and prints what comes of it. Whole numbers to read, floats to write. */
  const code = state => {
    const dot = reads(state) ? "" : ".";
    const reduce = `, "${state.reduce}"${state.includeSelf ? "" : ", include_self=False"}`;
    const more = reads(state) ? "" : `, src${state.op === "scatter_reduce_" ? reduce : ""}`;
    const call = `x.${state.op}(${state.dim}, index${more})`;
    const lines = [
      "import torch", "",
      `x = torch.tensor(${literal(state.input, dot)})`,
      `index = torch.tensor(${literal(state.index, "")}${count(sizes(state.index)) ? "" : ", dtype=torch.long"})`,
    ];
    if (!reads(state)) lines.push(`src = torch.tensor(${literal(state.src, dot)})`);
    const error = refusal(state)?.split(":")[0];
    if (error) lines.push("try:", `    ${call}`, `except ${error} as error:`, `    print("${error}:", error)`);
    else lines.push(...(reads(state) ? [`out = ${call}`, "print(out)"] : [call, "print(x)"]));
    return `${lines.join("\n")}\n`;
  };

  const pack = tensor => JSON.stringify(tensor).replaceAll("[", "(").replaceAll("]", ")");
  const encode = ({ op, dim, reduce, includeSelf, step, input, index, src }) =>
    [op, dim, reduce, +includeSelf, step, ...[input, index, src].map(pack)].join(":");

  const STATE = /^(\w+):(-[1-9]|\d):(\w+):([01]):(\d{1,3}):([^:]+):([^:]+):([^:]+)$/;
  const decode = text => {
    const [, op, dim, reduce, self, step, ...packed] = STATE.exec(text) ?? [];
    const [input, index, src] = packed.map(part => read(part.replaceAll("(", "[").replaceAll(")", "]")).tensor);
    if (!operations.includes(op) || !reductions.includes(reduce) || !input || !index || !src || !count(sizes(input))) return null;
    return whole({ op, dim: +dim, reduce, includeSelf: self === "1", step: +step, input, index, src });
  };

  const initial = "gather:1:sum:1:4:((10,11,12,13),(20,21,22,23),(30,31,32,33)):((0,2),(1,1)):((5,6),(7,8))";

  /** States worth a look: [what to see, state]. */
  const examples = [
    ["one value of each row", "gather:1:sum:1:3:((10,11,12,13),(20,21,22,23),(30,31,32,33)):((3),(0),(2)):((5),(6),(7))"],
    ["one vector of each sequence",
      "gather:1:sum:1:4:(((10,11),(12,13),(14,15)),((20,21),(22,23),(24,25))):(((1,1)),((2,2))):(((5,6)),((7,8)))"],
    ["one-hot rows", "scatter_:1:sum:1:3:((0,0,0,0),(0,0,0,0),(0,0,0,0)):((2),(0),(3)):((1),(1),(1))"],
    ["values that meet", "scatter_add_:1:sum:1:3:((0,0,0,0)):((3,0,3)):((1,2,3))"],
    ["the mean of each group", "scatter_reduce_:0:mean:0:5:(0,0,0):(2,0,2,0,2):(4,1,6,2,8)"],
    ["-1 is not the last", "gather:1:sum:1:0:((10,11,12,13),(20,21,22,23),(30,31,32,33)):((0),(-1)):((5),(6))"],
  ];

  return {
    initial, encode, decode, code, examples, operations, reductions, reads, read, write, sizes, places, get, wrap, whole,
    refusal, steps, result, rule, filled, number, words,
  };
})();
