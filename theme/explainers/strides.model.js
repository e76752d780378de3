// A tensor is a storage, size, stride and offset: what torch 2.13 makes of them.
globalThis.retrospect ??= {};
retrospect.strides ??= (() => {
  const initial = "3,4.transpose(0,1)!12";

  const product = sizes => sizes.reduce((all, size) => all * size, 1);
  const listed = list => `[${list.join(", ")}]`;
  const tuple = list => `(${list.join(", ")}${list.length === 1 ? "," : ""})`;

  const refuse = (type, text) => { throw { type, text }; };
  const runtime = text => refuse("RuntimeError", text);
  const index = text => refuse("IndexError", text);

  /** The stride of a fresh tensor: a step is a walk along all dimensions behind it. */
  const rowMajor = size => size.map((_, dim) => product(size.slice(dim + 1).map(length => Math.max(length, 1))));

  /** Row-major, whatever the stride where the size is 1. c10: _compute_contiguous. */
  const isContiguous = ({ size, stride }) =>
    product(size) === 0 || rowMajor(size).every((step, dim) => size[dim] === 1 || stride[dim] === step);

  /** The index of an element in reading order. */
  const indexOf = (size, number) => rowMajor(size).map((step, dim) => Math.floor(number / step) % size[dim]);

  /** Offset plus index times stride. */
  const cellOf = ({ stride, offset }, at) => at.reduce((cell, i, dim) => cell + i * stride[dim], offset);

  const cellsOf = ({ size, stride, offset }) => size.reduce((cells, length, dim) =>
    cells.flatMap(cell => Array.from({ length }, (_, i) => cell + i * stride[dim])), [offset]);

  /** The new size with -1 filled in. ATen: infer_size. */
  const inferSize = (wanted, count) => {
    const shape = listed(wanted);
    let unknown = -1, known = 1;
    wanted.forEach((size, dim) => {
      if (size >= 0) known *= size;
      else if (size < -1) runtime(`invalid shape dimension ${size} at index ${dim} of shape ${shape}`);
      else if (unknown >= 0) runtime("only one dimension can be inferred");
      else unknown = dim;
    });
    const fits = count === known || (unknown >= 0 && count % known === 0);
    if (!fits) runtime(`shape '${shape}' is invalid for input of size ${count}`);
    if (unknown < 0) return wanted;
    return known ? wanted.with(unknown, count / known) : runtime(`cannot reshape tensor of 0 elements into shape ${shape}`
      + " because the unspecified dimension size -1 can be any value and is ambiguous");
  };

  /** The stride of a view, or null: no new dimension may span two runs of memory. ATen: computeStride. */
  const viewStride = (size, stride, wanted) => {
    if (!size.length) return wanted.map(() => 1);
    if (product(size) === 0) return `${size}` === `${wanted}` ? stride : rowMajor(wanted);
    const found = [];
    for (let dim = size.length - 1; dim >= 0; dim--) {
      const step = stride[dim];
      let cells = size[dim], filled = 1, next;
      while (dim && (size[dim - 1] === 1 || stride[dim - 1] === cells * step)) cells *= size[--dim];
      while ((next = wanted.at(-1 - found.length)) && (filled < cells || next === 1)) {
        found.unshift(filled * step);
        filled *= next;
      }
      if (filled !== cells) return null;
    }
    return found;
  };

  /** Neighbours, without dimensions of size 1: are they merged (the new size has no cut there), and do they fit? */
  const pairs = (size, stride, wanted) => {
    if (product(size) === 0) return [];
    const cuts = wanted.map((_, dim) => product(wanted.slice(dim)));
    const dims = [...size.keys()].filter(dim => size[dim] !== 1);
    return dims.slice(1).map((right, i) => {
      const left = dims[i], walk = stride[right] * size[right];
      return { left, right, walk, merged: !cuts.includes(product(size.slice(right))), fits: stride[left] === walk };
    });
  };

  /** What view gives; computeStride goes from the last pair to the first and stops at breaks. */
  const tryView = (tensor, wanted) => {
    try {
      const size = inferSize(wanted, product(tensor.size)), found = pairs(tensor.size, tensor.stride, size);
      const breaks = found.findLast(pair => pair.merged && !pair.fits) ?? null;
      return { size, stride: viewStride(tensor.size, tensor.stride, size), pairs: found, breaks };
    } catch (error) {
      return { error };
    }
  };

  // A view, or else a copy.
  const reshape = (tensor, wanted, copy) => {
    const size = inferSize(wanted, product(tensor.size)), stride = viewStride(tensor.size, tensor.stride, size);
    return stride ? { size, stride } : { ...copy(), size, stride: rowMajor(size), offset: 0 };
  };

  // What the operators change. ATen: TensorShape.cpp

  /** Counted from the front. c10: maybe_wrap_dim. */
  const wrap = (dim, count, what = "Dimension", least = -Math.max(count, 1), most = Math.max(count, 1) - 1) =>
    dim < least || dim > most
      ? index(`${what} out of range (expected to be in range of [${least}, ${most}], but got ${dim})`)
      : dim < 0 ? dim - least : dim;

  const operators = {
    view: (tensor, wanted) => reshape(tensor, wanted, () => runtime("view size is not compatible with input tensor's size and"
      + " stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.")),

    reshape,

    transpose({ size, stride }, dims) {
      const [a, b] = dims.map(dim => wrap(dim, size.length));
      const swap = list => list.map((own, dim) => (dim === a ? list[b] : dim === b ? list[a] : own));
      return { size: swap(size), stride: swap(stride) };
    },

    permute({ size, stride }, dims) {
      if (dims.length !== size.length) {
        runtime("permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired"
          + ` ordering of dimensions i.e. input.dim() = ${size.length} is not equal to len(dims) = ${dims.length}`);
      }
      const order = [];
      for (const given of dims) {
        const dim = wrap(given, size.length);
        if (order.includes(dim)) runtime("permute(): duplicate dims are not allowed.");
        order.push(dim);
      }
      return { size: order.map(dim => size[dim]), stride: order.map(dim => stride[dim]) };
    },

    narrow({ size, stride, offset }, [dim, start, length]) {
      if (!size.length) runtime("narrow() cannot be applied to a 0-dim tensor.");
      if (length < 0) runtime("narrow(): length must be non-negative.");
      const d = wrap(dim, size.length), held = size[d], from = wrap(start, held, "start", 0 - held, held);
      if (from + length > held) runtime(`start (${from}) + length (${length}) exceeds dimension size (${held}).`);
      return { size: size.with(d, length), offset: offset + from * stride[d] };
    },

    slice({ size, stride, offset }, items) {
      if (items.length > 1 && items.length > size.length) index(`too many indices for tensor of dimension ${size.length}`);
      const found = { size: [...size], stride: [...stride], offset };
      items.forEach(([start, stop, step], d) => {
        if (step === 0) refuse("ValueError", "slice step cannot be zero");
        if (step < 0) refuse("ValueError", "step must be greater than zero");
        if (!size.length) index("slice() cannot be applied to a 0-dim tensor.");
        const length = size[d];
        const [from, to] = [start ?? 0, stop ?? length].map(at => Math.min(Math.max(at < 0 ? at + length : at, 0), length));
        found.offset += from * stride[d];
        found.size[d] = Math.max(Math.ceil((to - from) / (step ?? 1)), 0);
        found.stride[d] *= step ?? 1;
      });
      return found;
    },

    // ATen: inferExpandGeometry
    expand({ size, stride }, wanted) {
      const added = wanted.length - size.length, found = { size: [], stride: [] };
      if (added < 0) {
        runtime(`expand(torch.LongTensor{${listed(size)}}, size=${listed(wanted)}): the number of sizes provided`
          + ` (${wanted.length}) must be greater or equal to the number of dimensions in the tensor (${size.length})`);
      }
      if (!size.length) return { size: wanted, stride: wanted.map(() => 0) };
      for (let dim = wanted.length - 1; dim >= 0; dim--) {
        const asked = wanted[dim], own = size[dim - added] ?? 1, text = `The expanded size of the tensor (${asked})`;
        if (asked === -1 && dim < added) runtime(`${text} isn't allowed in a leading, non-existing dimension ${dim}`);
        const keeps = asked === -1 || asked === own;
        if (!keeps && own !== 1) {
          runtime(`${text} must match the existing size (${own}) at non-singleton dimension ${dim}. `
            + ` Target sizes: ${listed(wanted)}.  Tensor sizes: ${listed(size)}`);
        }
        found.stride.unshift(keeps ? stride[dim - added] ?? found.size[0] * found.stride[0] : 0);
        found.size.unshift(keeps ? own : asked);
      }
      return found;
    },

    squeeze({ size, stride }, dims) {
      const [asked] = dims.map(dim => wrap(dim, size.length));
      const kept = (_, dim) => size[dim] !== 1 || dim !== (asked ?? dim);
      return { size: size.filter(kept), stride: stride.filter(kept) };
    },

    unsqueeze({ size, stride }, [dim]) {
      const d = wrap(dim, size.length + 1);
      return { size: size.toSpliced(d, 0, 1), stride: stride.toSpliced(d, 0, d < size.length ? size[d] * stride[d] : 1) };
    },

    flatten(tensor, [start = 0, end = -1], copy) {
      const { size } = tensor, [from, to] = [start, end].map(dim => wrap(dim, size.length));
      if (from > to) runtime("flatten() has invalid args: start_dim cannot come after end_dim");
      if (from === to && size.length) return {};
      return reshape(tensor, [...size.slice(0, from), product(size.slice(from, to + 1)), ...size.slice(to + 1)], copy);
    },

    // ATen: setStrided
    as_strided(tensor, [size, stride, offset = tensor.offset]) {
      if (size.length !== stride.length) runtime("mismatch in length of strides and shape");
      if (stride.some(step => step < 0)) {
        runtime(`as_strided: Negative strides are not supported at the moment, got strides: ${listed(stride)}`);
      }
      if (offset < 0) runtime(`Tensor: invalid storage offset ${offset}`);
      const needed = 8 * (1 + cellOf({ stride, offset }, size.map(length => length - 1))), held = 8 * tensor.cells;
      if (product(size) && needed > held) {
        runtime(`setStorage: sizes ${listed(size)}, strides ${listed(stride)}, storage offset ${offset}, and itemsize 8`
          + ` requiring a storage size of ${needed} are out of bounds for storage of size ${held}`);
      }
      return { size, stride, offset };
    },
  };

  /** All tensors up to a refusal, and what each storage holds. An error without type is the figure's own. */
  const run = ({ size, steps }) => {
    const count = product(size), storages = [[...Array(count).keys()]];
    const tensors = [{ size, stride: rowMajor(size), offset: 0, storage: 0, cells: count, contiguous: true }];
    for (const [step, [name, args]] of steps.entries()) {
      const now = tensors.at(-1), held = storages[now.storage];
      const copy = () => ({ storage: storages.push(cellsOf(now).map(cell => held[cell])) - 1, cells: product(now.size) });
      try {
        const next = { ...now, ...operators[name](now, args, copy) };
        if (next.size.some(length => length < 0) || product(next.size) > 64 || next.size.length > 6) {
          refuse("", `This figure draws at most 64 elements and 6 dimensions, not ${tuple(next.size)}.`);
        }
        tensors.push({ ...next, contiguous: isContiguous(next) });
      } catch (error) {
        return { tensors, storages, error: { step, ...error } };
      }
    }
    return { tensors, storages, error: null };
  };

  // The arguments of a new step, and how many integers it takes.
  const examples = { view: "-1", reshape: "-1", transpose: "0, 1", permute: "1, 0", narrow: "0, 0, 1", slice: ":, ::2",
    expand: "2, -1, -1", squeeze: "", unsqueeze: "0", flatten: "", as_strided: "(3, 3), (1, 1)" };
  const counts = { transpose: [2, 2], narrow: [3, 3], squeeze: [0, 1], unsqueeze: [1, 1], flatten: [0, 2] };

  const integer = text => (text ? +text + 0 : NaN);
  const complete = (list, least, most = 6) => list.length >= least && list.length <= most
    && list.flat().every(at => at === null || (Number.isInteger(at) && Math.abs(at) < 1000)) ? list : null;
  const integers = (text, least, most) => complete(text ? text.replace(/,$/, "").split(",").map(integer) : [], least, most);
  const sizes = text => (text === "()" ? [] : integers(text.replace(/^\((.+)\)$/, "$1"), 1));

  /** Typed arguments, or null where they are not complete. */
  const parse = (name, typed) => {
    const text = typed.replace(/\s/g, "");
    if (counts[name]) return integers(text, ...counts[name]);
    if (name === "slice") {
      const items = text.split(",").map(one => one.split(":").map(at => (at ? +at : null)));
      const colons = items.every(({ length }) => length === 2 || length === 3);
      return colons ? complete(items.map(([start, stop, step = null]) => [start, stop, step]), 1) : null;
    }
    if (name !== "as_strided") return sizes(text);
    const [, size, stride, offset] = /^(\(.*?\)),(\(.*?\))(?:,(.+))?$/.exec(text) ?? [];
    const found = size ? [sizes(size), sizes(stride), ...(offset ? [integer(offset)] : [])] : [null];
    return found.includes(null) || found[0].some(length => length < 0) ? null : complete(found, 2);
  };

  const range = ([start, stop, step]) => `${start ?? ""}:${stop ?? ""}${step === null ? "" : `:${step}`}`;

  /** Arguments as code. */
  const written = (name, args) =>
    args.map(one => (!Array.isArray(one) ? one : name === "slice" ? range(one) : tuple(one))).join(", ")
      || (counts[name] ? "" : "()");
  const call = (from, [name, args]) =>
    from + (name === "slice" ? `[${written(name, args)}]` : `.${name}(${written(name, args)})`);

  /** A typed start. */
  const parseStart = text => {
    const size = parse("view", text);
    return size?.length <= 5 && size.every(length => length >= 0 && length <= 64) && product(size) <= 64 ? size : null;
  };

  /** `3,4.transpose(0,1)*5!12`: start, steps, marked element, shape to try. */
  const encode = ({ size, steps, mark, wanted }) =>
    [written("view", size), ...steps.map(([name, args]) => `.${name}(${written(name, args)})`), mark ? `*${mark}` : "",
      wanted ? `!${written("view", wanted)}` : ""].join("").replaceAll(" ", "");

  const decode = text => {
    const form = /^([^.*!]+)((?:\.\w+\([^.*!]*\))*)(?:\*(\d\d?))?(?:!([^.*!]+))?$/.exec(text);
    if (!form) return null;
    const [, start, done, mark = 0, asked] = form;
    const steps = done.split(".").slice(1).map(step => {
      const [, name, args] = /^(\w+)\((.*)\)$/.exec(step);
      return [name, Object.hasOwn(examples, name) ? parse(name, args) : null];
    });
    const size = parseStart(start), wanted = asked ? parse("view", asked) : null;
    const known = size && steps.length <= 6 && steps.every(step => step[1]) && mark < 64 && !(asked && !wanted);
    return known ? { size, steps, mark: +mark, wanted } : null;
  };

  const code = ({ size, steps, wanted }) => {
    const { tensors, error } = run({ size, steps }), asked = wanted && written("view", wanted);
    const lines = ["import torch", "", `start = x = torch.arange(${product(size)}).view(${written("view", size)})`];
    const add = (line, refused) =>
      lines.push(...(refused ? ["try:", `    ${line}`, `except ${refused} as error:`, "    print(error)"] : [line]));
    steps.slice(0, error?.type ? tensors.length : tensors.length - 1)
      .forEach((step, i) => add(`x = ${call("x", step)}`, error?.step === i && error.type));
    add('print("size", tuple(x.size()), "stride", x.stride(), "offset", x.storage_offset())');
    add('print("contiguous:", x.is_contiguous())');
    add('print("shares memory:", x.untyped_storage().data_ptr() == start.untyped_storage().data_ptr())');
    if (wanted) {
      const { stride, error: never } = tryView(tensors.at(-1), wanted);
      add(`print("view has stride", x.view(${asked}).stride())`, !stride && "RuntimeError");
      if (!never) add(`print("reshape shares:", x.reshape(${asked}).data_ptr() == x.data_ptr())`);
    }
    return lines.join("\n");
  };

  return { initial, encode, decode, code, run, tryView, viewStride, indexOf, cellOf, cellsOf, parse, parseStart, written, call,
    tuple, product, examples };
})();
