// Which product takes which pair of shapes, what comes out, and what torch 2.13 says on CPU where it refuses.
globalThis.retrospect ??= {};
retrospect.products ??= (() => {
  const RANKS = { dot: [1, 1], mv: [2, 1], mm: [2, 2], bmm: [3, 3], matmul: null, einsum: null };
  const product = sizes => sizes.reduce((all, size) => all * size, 1);
  const tuple = sizes => `(${sizes.join(", ")}${sizes.length === 1 ? "," : ""})`;
  const unique = values => [...new Set(values)];

  const check = (holds, message, type = "RuntimeError") => {
    if (!holds) throw { type, message };
  };

  const attempt = (work, refused) => {
    try {
      return work();
    } catch (error) {
      if (!error.type) throw error;
      return refused(error);
    }
  };

  /** native/Blas.cpp and native/LinearAlgebra.cpp. */
  const CHECKS = {
    dot: (a, b) => {
      check(a.length === 1 && b.length === 1, `1D tensors expected, but got ${a.length}D and ${b.length}D tensors`);
      check(a[0] === b[0], `inconsistent tensor size, expected tensor [${a}] and src [${b}] to have the same ` +
        `number of elements, but got ${a} and ${b} elements respectively`);
    },
    mv: (a, b) => {
      check(a.length, "Dimension specified as 0 but tensor has no dimensions", "IndexError");
      check(a.length === 2 && b.length === 1, `vector + matrix @ vector expected, got 1, ${a.length}, ${b.length}`);
      check(a[1] === b[0], `size mismatch, got input (${a[0]}), mat (${a.join("x")}), vec (${b})`);
    },
    mm: (a, b) => {
      check(a.length === 2, "self must be a matrix");
      check(b.length === 2, "mat2 must be a matrix");
      check(a[1] === b[0], `mat1 and mat2 shapes cannot be multiplied (${a.join("x")} and ${b.join("x")})`);
    },
    bmm: (a, b) => {
      check(a.length === 3, "batch1 must be a 3D tensor");
      check(b.length === 3, "batch2 must be a 3D tensor");
      check(a[0] === b[0] && a[2] === b[1], "Expected size for first two dimensions of batch2 tensor to be: " +
        `[${a[0]}, ${a[2]}] but got: [${b[0]}, ${b[1]}].`);
    },
  };

  /** Batch dimensions aligned at the right: infer_size in ExpandUtils.cpp. */
  const broadcast = (a, b) => {
    const sizes = [];
    for (let back = 1, most = Math.max(a.length, b.length); back <= most; back++) {
      const [x, y] = [a.at(-back) ?? 1, b.at(-back) ?? 1];
      check(x === y || x === 1 || y === 1,
        `The size of tensor a (${x}) must match the size of tensor b (${y}) at non-singleton dimension ${most - back}`);
      sizes.unshift(x === 1 ? y : x);
    }
    return sizes;
  };

  /** What matmul calls, [name, left, right]: _matmul_impl and should_fold in native/LinearAlgebra.cpp. */
  const planned = (a, b) => {
    const batch = shape => shape.slice(0, -2);
    check(a.length && b.length,
      `both arguments to matmul need to be at least 1D, but they are ${a.length}D and ${b.length}D`);
    if (b.length <= 2 && a.length <= 2) {
      return b.length > 1 ? ["mm", a.length > 1 ? a : [1, ...a], b] : [a.length > 1 ? "mv" : "dot", a, b];
    }
    // A batch is folded into one tall matrix,
    if (b.length <= 2) return [b.length > 1 ? "mm" : "mv", [product(a.slice(0, -1)), a.at(-1)], b];
    // on the right only for a vector, and only where no number has to move.
    if (a.length === 1 && (b.at(-2) === 1 || !product(b))) return ["mv", [product(batch(b)) * b.at(-1), b.at(-2)], a];
    const all = product(broadcast(batch(a), batch(b)));
    return ["bmm", [all, a.at(-2) ?? 1, a.at(-1)], [all, ...b.slice(-2)]];
  };

  const ELLIPSIS = "...";
  const einsum = (holds, message) => check(holds, `einsum(): ${message}`);

  /** The labels of one term: einsum in native/Linear.cpp. `accept` checks those of the output. */
  const labelsOf = (term, offset, operand, accept) => {
    const labels = [], [whose, twice, dots] = accept ? ["output", "but an ellipsis (...)", " (...)"]
      : [`operand ${operand}`, "for which an ellipsis", ""];
    for (let i = 0; i < term.length; i++) {
      let label = term[i];
      if (label === " ") continue;
      if (label === ".") {
        einsum(!labels.includes(ELLIPSIS), `found '.' for ${whose} ${twice} was already found`);
        einsum(term.startsWith(ELLIPSIS, i), `found '.' for ${whose} that is not part of any ellipsis${dots}`);
        label = ELLIPSIS;
        i += 2;
      } else {
        einsum(/[A-Za-z]/.test(label),
          `invalid subscript given at index ${offset + i} in the equation string, subscripts must be in [a-zA-Z]`);
        accept?.(label, labels);
      }
      labels.push(label);
    }
    return labels;
  };

  /** A label for every dimension, Greek under an ellipsis. */
  const subscripts = (equation, shapes) => {
    const [inputs, ...rest] = equation.split("->"), right = rest.join("->");
    let offset = 0;
    const terms = inputs.split(",").map((term, operand) => {
      einsum(operand < 2, "fewer operands were provided than specified in the equation");
      offset += term.length + 1;
      return labelsOf(term, offset - term.length - 1, operand);
    });
    einsum(terms.length === 2, "more operands were provided than specified in the equation");
    const counts = terms.map((labels, operand) => {
      const dots = labels.includes(ELLIPSIS), letters = labels.length - dots, dims = shapes[operand].length;
      einsum(dots ? letters <= dims : letters === dims, `the number of subscripts in the equation (${letters}) ` +
        `${dots ? "is more than" : "does not match"} the number of dimensions (${dims}) for operand ${operand}` +
        (dots ? "" : " and no ellipsis was given"));
      return dots ? dims - letters : 0;
    });
    const most = Math.max(...counts), seen = terms.flat().filter(label => label !== ELLIPSIS);
    const output = rest.length ? labelsOf(right, inputs.length + 2, null, (label, before) => {
      einsum(!before.includes(label), `output subscript ${label} appears more than once in the output`);
      einsum(seen.includes(label), `output subscript ${label} does not appear in the equation for any input operand`);
    }) : [ELLIPSIS, ...seen.filter(label => seen.indexOf(label) === seen.lastIndexOf(label)).sort()];
    const spell = (labels, count) =>
      labels.flatMap(label => (label === ELLIPSIS ? [..."αβγδε"].slice(most - count, most) : label));
    return { operands: terms.map((labels, operand) => spell(labels, counts[operand])), output: spell(output, most) };
  };

  const sizesAgree = (operands, shapes) => {
    const known = {};
    operands.forEach((labels, operand) => labels.forEach((label, place) => {
      const size = shapes[operand][place], first = labels.indexOf(label), seen = known[label] ?? 1;
      if (first < place) {
        einsum(size === shapes[operand][first], `subscript ${label} is repeated for operand ${operand} ` +
          `but the sizes don't match, ${size} != ${shapes[operand][first]}`);
      } else if (size !== 1) {
        einsum(seen === 1 || size === seen, label > "z"
          ? `dimension ${unique(labels).indexOf(label)} covered by ellipsis in operand ${operand}has size ${size} which ` +
            `does not broadcast with previously seen ellipsis with size ${seen} for the respective dimension`
          : `subscript ${label} has size ${size} for operand ${operand} ` +
            `which does not broadcast with previously seen size ${seen}`);
        known[label] = size;
      }
    }));
  };

  /** The equation of the other products: rows i, inner j, columns k, batches in front. */
  const equationOf = ({ a, b }) => {
    const dots = a.length > 2 || b.length > 2 ? ELLIPSIS : "";
    const [i, k] = [a.length > 1 ? "i" : "", b.length > 1 ? "k" : ""];
    return `${i && dots}${i}j,${k && dots}j${k}->${dots}${i}${k}`;
  };

  /**
   * A column for each index, and the columns of the dimensions of left, right and result.
   * `added`: where left and right have a 1 for the product only. null where the dimensions are refused.
   */
  const scheme = ({ op, a, b, equation }) => {
    const free = op === "einsum", ranks = RANKS[op], pads = op === "matmul" && a.length + b.length > 2;
    if (ranks ? a.length !== ranks[0] || b.length !== ranks[1] : !free && !(a.length && b.length)) return null;
    const found = attempt(() => subscripts(free ? equation : equationOf({ a, b }), [a, b]), () => null);
    if (!found) return null;
    const { operands, output } = found, used = operands.flat();
    const labels = unique([...used.filter(label => label > "z").sort(), ...(pads ? "ijk" : used)]);
    const columns = labels.map(label => {
      const [x, y] = [a, b].map((sizes, operand) => unique(sizes.filter((_, place) => operands[operand][place] === label)));
      const all = unique([...x, ...y]), wide = all.filter(size => size !== 1);
      const strict = op === "bmm" || (!free && label === "j");
      return { label, size: wide[0] ?? 1, fits: (strict ? all : wide).length < 2 && x.length < 2 && y.length < 2 };
    });
    const at = own => own.map(label => labels.indexOf(label));
    const added = operands.map((own, operand) =>
      at(labels.filter(label => !own.includes(label) && (label > "z" || (pads && label === "ik"[operand])))));
    return { columns, left: at(operands[0]), right: at(operands[1]), result: at(output), added };
  };

  /** { shape } or { type, message }, as torch gives them; `calls` is what matmul calls, if it gets so far. */
  const outcome = state => {
    const { op, a, b, equation } = state;
    let calls = null;
    return attempt(() => {
      if (op === "einsum") {
        sizesAgree(subscripts(equation, [a, b]).operands, [a, b]);
      } else {
        const [name, left, right] = op === "matmul" ? (calls = planned(a, b)) : [op, a, b];
        CHECKS[name](left, right);
      }
      const { columns, result } = scheme(state);
      return { shape: result.map(column => columns[column].size), calls };
    }, error => ({ ...error, calls }));
  };

  /** What makes entry `at` of the result: indices, with a label where it is summed. null where there is none. */
  const entry = state => {
    const { shape } = outcome(state);
    if (!shape || state.at >= product(shape)) return null;
    const { columns, left, right, result } = scheme(state);
    const index = columns.map(({ label }) => label);
    let rest = state.at;
    for (const column of [...result].reverse()) {
      index[column] = rest % columns[column].size;
      rest = Math.floor(rest / columns[column].size);
    }
    const read = (own, sizes) => own.map((column, place) => (sizes[place] === columns[column].size ? index[column] : 0));
    const summed = unique([...left, ...right]).filter(column => !result.includes(column)).map(column => index[column]);
    return { result: result.map(column => index[column]), left: read(left, state.a), right: read(right, state.b), summed };
  };

  /** A shape as people write it, or null. */
  const shapeOf = text => {
    const sizes = text.replace(/^\s*[([]|[)\]]\s*$/g, "").replace(/[,\s×]+/g, " ").trim();
    return /^(\d( \d){0,4})?$/.test(sizes) ? [...sizes.replaceAll(" ", "")].map(Number) : null;
  };

  const equationIn = text => (/^[A-Za-z\d ,.>-]{0,24}$/.test(text) ? text : null);

  const encode = ({ op, a, b, equation, at }) =>
    `${op}:${a};${b}${op === "einsum" ? `:${equation.replaceAll(">", "~").replaceAll(" ", "_")}` : ""}${at ? `!${at}` : ""}`;

  const decode = text => {
    const [, op, left, right, , term = "", at = 0] = /^(\w+):([\d,]*);([\d,]*)(:([\w,.~-]*))?(?:!(\d{1,10}))?$/.exec(text) ?? [];
    if (!Object.hasOwn(RANKS, op ?? "")) return null;
    const equation = equationIn(term.replaceAll("~", ">").replaceAll("_", " "));
    const state = { op, a: shapeOf(left), b: shapeOf(right), equation, at: Number(at) };
    return state.a && state.b && equation !== null && encode(state) === text && (!state.at || entry(state)) ? state : null;
  };

  const code = state => {
    const { shape, type } = outcome(state);
    const meta = shape && product(shape) > 1e6;
    const zeros = sizes => `torch.zeros(${sizes.join(", ") || "()"}${meta ? ', device="meta"' : ""})`;
    const call = `torch.${state.op}(${state.op === "einsum" ? `"${state.equation}", ` : ""}left, right)`;
    return `import torch

${meta ? "# Too many numbers to compute: a meta tensor has only a shape.\n" : ""}left = ${zeros(state.a)}
right = ${zeros(state.b)}
${type ? `try:\n    ${call}\nexcept ${type} as error:\n    print(error)` : `result = ${call}\nprint(tuple(result.shape))`}
`;
  };

  return {
    initial: "matmul:5,1,2,3;4,3,6", RANKS,
    encode, decode, code, outcome, scheme, entry, equationOf, shapeOf, equationIn, tuple, product,
  };
})();
