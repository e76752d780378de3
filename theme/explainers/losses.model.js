// A logit, a target and three ways to the same loss, in float32 as torch 2.13 computes them on a CPU.
globalThis.retrospect ??= {};
retrospect.losses ??= (() => {
  const { abs, exp, fround, log, log1p, max, min } = Math;
  const LIMITS = { logit: [-110, 110], target: [-0.5, 1.5] };
  // The first logits, to three decimals, of which the sigmoid is 1 and 0.
  const ONE = 16.636, ZERO = -88.723;
  const MESSAGE = "all elements of target should be between 0 and 1";

  /** exp and log differ between libraries in the last bit: `off` from -1 to 1 goes through what they may give. exp(0) is 1. */
  const within = (exact, off) => (exact === 1 ? 1 : fround(exact * (1 + off * 2 ** -23)));

  /** 1 / (1 + exp(-z)): sigmoid_kernel in native/cpu/UnaryOpsKernel.cpp. */
  const sigmoid = (z, off = 0) => fround(1 / fround(1 + within(exp(-z), off)));

  /** sigmoid_backward_kernel in native/cpu/BinaryOpsKernel.cpp. */
  const throughSigmoid = (gradient, p) => fround(fround(gradient * fround(1 - p)) * p);

  /** A mean of one number, which makes 0 of -0. */
  const mean = loss => loss + 0;

  /** binary_cross_entropy and its backward in native/Loss.cpp: it is given the probability alone. */
  const bce = (p, t, off = [0, 0]) => {
    const logs = [within(log1p(-p), off[0]), within(log(p), off[1])].map(each => max(each, -100));
    const slope = fround(fround(p - t) / max(fround(fround(1 - p) * p), fround(1e-12)));
    return {
      loss: mean(fround(fround(fround(t - 1) * logs[0]) - fround(t * logs[1]))),
      gradient: throughSigmoid(slope, p),
    };
  };

  /** log_sigmoid in native/cpu/Activation.cpp. Sleef's log1p goes by way of a half, which costs the smallest numbers a bit. */
  const logSigmoid = (z, off = [0, 0]) => {
    const half = fround(within(log1p(within(exp(-abs(z)), off[0])), off[1]) / 2);
    return fround(min(0, z) - 2 * half);
  };

  /** binary_cross_entropy_with_logits in native/Loss.cpp, its backward in FunctionsManual: sigmoid - target. */
  const withLogits = (z, t, off = [0, 0, 0]) => ({
    loss: mean(fround(fround(fround(1 - t) * z) - logSigmoid(z, off))),
    gradient: fround(sigmoid(z, off[0]) - t),
  });

  /** -(t * p.log() + (1 - t) * (1 - p).log()), and what autograd makes of it. */
  const byHand = (p, t, off = [0, 0]) => {
    const q = fround(1 - p), rest = fround(1 - t);
    const [logP, logQ] = [within(log(p), off[0]), within(log(q), off[1])];
    return {
      loss: -fround(fround(t * logP) + fround(rest * logQ)),
      gradient: throughSigmoid(fround(fround(-t / p) + fround(rest / q)), p),
    };
  };

  /** All numbers of a state. BCELoss refuses a target outside 0 to 1. */
  const compute = ({ logit, target }, off = [0, 0, 0]) => {
    const z = fround(logit), t = fround(target), p = sigmoid(z, off[0]);
    return {
      sigmoid: p, rest: fround(1 - p),
      bce: t >= 0 && t <= 1 ? bce(p, t, off.slice(1)) : null,
      withLogits: withLogits(z, t, off),
      byHand: byHand(p, t, off.slice(1)),
    };
  };

  /** A number as Python's f"{x:.5g}" writes it; a tie goes to the even digit. */
  const written = (x, digits) => {
    if (!x || !Number.isFinite(x)) return Object.is(x, -0) ? "-0" : String(x).replace("Infinity", "inf").replace("NaN", "nan");
    let [, sign, figures, power] = x.toExponential(60).replace(".", "").match(/(-?)(\d+)e(.+)/);
    const tie = /^50*$/.test(figures.slice(digits)) && figures[digits - 1] % 2 === 0;
    if (!tie) [, figures, power] = abs(x).toExponential(digits - 1).replace(".", "").match(/(\d+)e(.+)/);
    const rounded = Number(`${figures[0]}.${figures.slice(1, digits)}`);
    if (power >= -4 && power < digits) return sign + Number(`${rounded}e${power}`);
    return `${sign}${rounded}e${power < 0 ? "-" : "+"}${String(abs(power)).padStart(2, 0)}`;
  };

  const ALL = [-1, 0, 1].flatMap(a => [-1, 0, 1].flatMap(b => [-1, 0, 1].map(c => [a, b, c])));

  /** What compute gives for all that exp and log may give. */
  const possible = state => ALL.map(off => compute(state, off));

  /** For sigmoid, loss and gradient: how many digits, 5 at most, are the same whatever the last bit of exp and log is. */
  const digits = state => {
    const found = possible(state);
    const ways = ["bce", "withLogits", "byHand"].filter(way => found[0][way]);
    const agree = readers => {
      const sets = readers.map(read => [...new Set(found.map(read))]);
      return [5, 4, 3, 2].find(many => sets.every(set => new Set(set.map(x => written(x, many))).size === 1)) ?? 1;
    };
    return {
      sigmoid: agree([({ sigmoid }) => sigmoid, ({ rest }) => rest]),
      loss: agree(ways.map(way => one => one[way].loss)),
      gradient: agree(ways.map(way => one => one[way].gradient)),
    };
  };

  /** The numbers as the figure and the code print them. */
  const shown = state => {
    const many = digits(state), { sigmoid: p, rest, bce, withLogits, byHand } = compute(state);
    const both = one => one && { loss: written(one.loss, many.loss), gradient: written(one.gradient, many.gradient) };
    return {
      sigmoid: written(p, many.sigmoid), rest: written(rest, many.sigmoid), digits: many,
      bce: both(bce), withLogits: both(withLogits), byHand: both(byHand), message: bce ? "" : MESSAGE,
    };
  };

  const code = state => {
    const { logit, target } = state, { bce } = compute(state);
    const { sigmoid, loss, gradient } = digits(state);
    const point = value => (Number.isInteger(value) ? `${value}.0` : value);
    const call = "losses[\"BCELoss\"] = F.binary_cross_entropy(p, target)";
    return [
      "import torch",
      "import torch.nn.functional as F",
      "",
      `logit = torch.tensor(${point(logit)}, requires_grad=True)`,
      `target = torch.tensor(${point(target)})`,
      "p = torch.sigmoid(logit)",
      `print(f"sigmoid {p:.${sigmoid}g}, 1 - sigmoid {1 - p:.${sigmoid}g}")`,
      "",
      "losses = {}",
      ...(bce ? [call] : ["try:", `    ${call}`, "except RuntimeError as error:", "    print(error)"]),
      "losses[\"BCEWithLogitsLoss\"] = F.binary_cross_entropy_with_logits(logit, target)",
      "losses[\"by hand\"] = -(target * p.log() + (1 - target) * (1 - p).log())",
      "for name, loss in losses.items():",
      "    (grad,) = torch.autograd.grad(loss, logit, retain_graph=True)",
      `    print(f"{name}: loss {loss:.${loss}g}, gradient {grad:.${gradient}g}")`,
      "",
    ].join("\n");
  };

  /** The number that a text is, if it is one of the state's: a logit has up to three decimals, a target goes in steps of 0.05. */
  const numberIn = (key, text) => {
    const value = /^-?\d{1,3}(\.\d{1,3})?$/.test(text) ? Number(text) + 0 : NaN;
    const [low, high] = LIMITS[key], fits = key === "logit" || Math.round(value * 20) / 20 === value;
    return value >= low && value <= high && fits ? value : null;
  };

  /** Why the losses agree or differ, in a word. */
  const finding = state => {
    const { sigmoid: p, rest, bce, withLogits } = compute(state), many = digits(state);
    if (!bce) return "refused";
    const same = ["loss", "gradient"].every(key => written(bce[key], many[key]) === written(withLogits[key], many[key]));
    if (!p || !rest) return p === fround(state.target) ? "sure" : "lost";
    if (same) return "same";
    if (fround(rest * p) < 1e-12) return "fading";
    return p > 0.5 ? "coarse" : "absorbed";
  };

  const encode = ({ logit, target, near }) => `${logit};${target}${near ? ";near" : ""}`;

  const decode = text => {
    const [first, second, third, ...more] = String(text).split(";");
    const logit = numberIn("logit", first), target = numberIn("target", second ?? "");
    if (logit === null || target === null || more.length || (third ?? "near") !== "near") return null;
    return { logit, target, near: third === "near" };
  };

  return { initial: "17;0", LIMITS, ONE, ZERO, compute, possible, digits, shown, finding, written, numberIn, encode, decode, code };
})();
