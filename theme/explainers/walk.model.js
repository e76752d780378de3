// How a torch.nn.Module walks its children and runs hooks: torch/nn/modules/module.py and container.py.
globalThis.retrospect ??= {};
retrospect.walk ??= (() => {
  // A module is { kind, children }, the children pairs of name and module. A child may also be null (None) or a plain
  // list. Places that hold one object share a module.
  const LETTERS = { L: "Linear", R: "ReLU", S: "Sequential", M: "ModuleList", D: "ModuleDict", N: "Net", "*": "list" };
  const isLeaf = ({ kind }) => kind === "Linear" || kind === "ReLU";
  const isNamed = ({ kind }) => kind === "ModuleDict" || kind === "Net";
  const isModule = node => node && node.kind !== "list";
  const join = (prefix, name) => (prefix ? `${prefix}.${name}` : name);

  // Walks: pairs of place and module, in torch's order

  /** Module.named_children: the modules one level down, each once. */
  function* namedChildren(module, prefix = "") {
    const seen = new Set();
    for (const [name, child] of module.children) {
      if (!isModule(child) || seen.has(child)) continue;
      seen.add(child);
      yield [join(prefix, name), child];
    }
  }

  /** Module.named_modules: a module before its children; what was seen anywhere is left out. */
  function* namedModules(module, once = true, prefix = "", seen = new Set()) {
    if (seen.has(module)) return;
    if (once) seen.add(module);
    yield [prefix, module];
    for (const [name, child] of module.children) {
      if (isModule(child)) yield* namedModules(child, once, join(prefix, name), seen);
    }
  }

  /** Module.apply: the children before the module, leaving out what namedChildren leaves out. */
  function* applied(module, place = "") {
    for (const [path, child] of namedChildren(module, place)) yield* applied(child, path);
    yield [place, module];
  }

  /** Module.named_parameters (of each module once) and Module.state_dict (of each place). */
  function* tensors(module, once) {
    for (const [place, { kind }] of namedModules(module, once)) {
      if (kind === "Linear") yield* ["weight", "bias"].map(name => [place, join(place, name)]);
    }
  }

  const LEVEL = "It gives the modules one level down in the order of registration, each once.";
  const TREE = "It gives a module before its children, and each module of the tree once, under its first name.";
  const kindOf = (_, { kind }) => kind;
  const pairOf = (name, { kind }) => `('${name}', '${kind}')`;
  const pathOf = (_, path) => path;

  /** Each walk: what it gives, how that is printed here and in torch, the target of the loop, and the rule. */
  const WALKS = {
    children: [namedChildren, kindOf, "type(module).__name__", "module", LEVEL],
    named_children: [namedChildren, pairOf, "(name, type(module).__name__)", "name, module", LEVEL],
    modules: [namedModules, kindOf, "type(module).__name__", "module", TREE],
    named_modules: [namedModules, pairOf, "(name, type(module).__name__)", "name, module", TREE],
    apply: [applied, kindOf, "type(module).__name__", "",
      "It gives the children before the module, and a shared module again under each parent."],
    named_parameters: [net => tensors(net, true), pathOf, "name", "name, parameter",
      "It gives each parameter once, under its first name. parameters() has the same order."],
    state_dict: [net => tensors(net, false), pathOf, "key", "key",
      "It has keys for every place of a shared module, all for the same tensors."],
    hooks: [],
  };

  // Hooks

  const HOOKS = ["forward_pre", "forward", "full_backward_pre", "full_backward"];

  /**
   * The hooks that run in net(x).sum().backward(), and the error that ends it: Module._call_impl and hooks.BackwardHook.
   * Sequential and Net call their children in order, Net also those in a list.
   */
  const pass = (net, grad) => {
    const names = new Map([...namedModules(net)].map(([name, module]) => [module, name || "net"]));
    const visits = [];
    let requires = grad;  // whether the value on its way requires a gradient

    // Gives the hooks of the module's backward pass.
    const call = (module, place) => {
      if (!isModule(module)) throw `TypeError: '${module ? "list" : "NoneType"}' object is not callable`;
      const [pre, after, backPre, back] = HOOKS.map(hook =>
        (names.has(module) ? [{ place, text: `${names.get(module)} ${hook}` }] : []));
      const before = requires;
      visits.push(...pre);
      const inner = forward(module, place);
      visits.push(...after);
      // Where no input requires a gradient, full_backward has none to wait for.
      return !requires ? [] : before ? [...backPre, ...inner, ...back] : [...backPre, ...back, ...inner];
    };

    const forward = ({ kind, children }, place) => {
      if (kind.startsWith("Module")) throw `NotImplementedError: Module [${kind}] is missing the required "forward" function`;
      requires ||= kind === "Linear";
      return children.reduce((back, [name, child]) => {
        const path = join(place, name);
        if (!child && kind !== "Sequential") return back;
        return [...(kind === "Net" && !isModule(child) ? forward : call)(child, path), ...back];
      }, []);
    };

    try {
      const back = call(net, "");
      if (!requires) throw "RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn";
      return { visits: [...visits, ...back], error: null };
    } catch (error) {
      return { visits, error };
    }
  };

  // The tree as text: S(L,R,S(L,~1)), where ~1 is the first module that opens after the net

  const DEEPEST = 5;
  const NAME = /^([a-p]|first|last|child|blocks|heads|pay|age|spare|skip)$/;

  /** Every place of the tree; one that contains itself is cut below the deepest level. */
  function* slots(node, place = "", depth = 0, parent = null, index = 0) {
    yield { node, place, depth, parent, index };
    if (!node || depth > DEEPEST) return;
    for (const [i, [name, child]] of node.children.entries()) yield* slots(child, join(place, name), depth + 1, node, i);
  }

  /** Whether the figure has room for a net. */
  const isShown = net => {
    const modules = new Set();
    let count = 0;
    for (const { node, depth } of slots(net)) {
      if (isModule(node)) modules.add(node);
      if (++count > 16 || modules.size > 12 || depth > DEEPEST) return false;
      const names = node && isNamed(node) ? node.children.map(([name]) => name) : [];
      if (new Set(names).size < names.length || !names.every(name => NAME.test(name))) return false;
    }
    return !isLeaf(net);
  };

  const spell = net => {
    const made = [];
    const one = node => {
      if (!node) return "-";
      if (made.includes(node)) return `~${made.indexOf(node)}`;
      if (isModule(node)) made.push(node);
      const letter = Object.keys(LETTERS).find(key => LETTERS[key] === node.kind);
      const inner = node.children.map(([name, child]) => (isNamed(node) ? `${name}:` : "") + one(child));
      return isLeaf(node) ? letter : `${letter}(${inner})`;
    };
    return one(net);
  };

  /** The net that a text spells; bad spelling comes back from spell as another text. */
  const grow = text => {
    const tokens = text.match(/[a-z]*:|~\d+|[LRSMDN*(,)-]/g) ?? [];
    const made = [];
    const one = () => {
      const token = tokens.shift() ?? "-";
      if (token[0] === "~") return made[token.slice(1)] ?? null;
      if (!LETTERS[token]) return null;
      const node = { kind: LETTERS[token], children: [] };
      if (isModule(node)) made.push(node);
      if (tokens[0] !== "(") return node;
      do {
        tokens.shift();
        if (tokens[0] === ")") break;
        const name = isNamed(node) ? (tokens.shift() ?? "").slice(0, -1) : `${node.children.length}`;
        node.children.push([name, one()]);
      } while (tokens[0] === ",");
      tokens.shift();
      return node;
    };
    return one();
  };

  const encode = ({ walk, tree, step, at, grad }) => `${walk}${grad ? "" : "-plain"};${tree};${step}${at ? `!${at}` : ""}`;

  const decode = text => {
    const found = /^(\w+)(-plain)?;([SMDN]\([^;]{0,200});(\d{1,2})(?:!(\d{1,2}))?$/.exec(text);
    if (!found || !Object.hasOwn(WALKS, found[1])) return null;
    const [, walk, plain, tree, step, at = 0] = found;
    const state = { walk, tree, step: +step, at: +at, grad: !plain };
    const net = grow(tree);
    if (spell(net) !== tree || !isShown(net) || encode(state) !== text) return null;
    return state.step <= outcome(state).visits.length && state.at < rows(state).length ? state : null;
  };

  // What the figure shows

  /** Module.add_module: the error that a plain list raises in a container. */
  const refusal = net => ([...slots(net)].some(({ node, parent }) => node?.kind === "list" && !/Net|list/.test(parent.kind))
    ? "TypeError: list is not a Module subclass" : null);

  /** The visits of the walk, { place, text }, and the error that ends it, or null. */
  const outcome = state => {
    const net = grow(state.tree);
    const error = refusal(net);
    if (error) return { visits: [], error };
    if (state.walk === "hooks") return pass(net, state.grad);
    const [walk, print] = WALKS[state.walk];
    return { visits: [...walk(net)].map(([place, what]) => ({ place, text: print(place, what) })), error };
  };

  /** Each place of the tree: what it is, and under which name torch lists that (first). */
  const rows = ({ tree }) => {
    const net = grow(tree);
    const names = new Map([...namedModules(net)].map(([name, module]) => [module, name]));
    return [...slots(net)].map(({ node, place, depth }) =>
      ({ place, depth, kind: node?.kind ?? "None", first: names.get(node) ?? null }));
  };

  /** What is seen, in words. */
  const words = state => {
    const { walk, step, grad } = state;
    const { visits, error } = outcome(state);
    if (error && !visits.length) return "torch refuses to build this net.";
    const now = visits[step - 1];
    const rule = WALKS[walk][4] ?? (grad ? "The input requires a gradient: full_backward of a module waits for those inside."
      : "The input requires no gradient: a module that gets it runs full_backward right after full_backward_pre, "
        + "and neither if its output requires none.");
    const left = rows(state).filter(({ place, kind, first }) =>
      kind !== "list" && first !== place && visits.every(visit => visit.place !== place));
    return `${now ? `${step} of ${visits.length}: ${now.text}, at ${now.place || "the net"}` : `${visits.length} in all`}. `
      + (error ? "Then the pass fails." : rule)
      + (left.length ? ` ${walk === "hooks" ? "Without hooks" : "Not reached"}: ${left.map(row => row.place).join(", ")}.` : "");
  };

  // Edits: each gives the next state, or null where there is no room

  const edit = (state, change) => {
    const net = grow(state.tree);
    const places = [...slots(net)];
    const selected = change(places[state.at], places);
    if (!selected || !isShown(net)) return null;
    const next = { ...state, tree: spell(net), at: Math.max(0, [...slots(net)].findIndex(selected)) };
    return { ...next, step: outcome(next).visits.length };
  };
  const place = (parent, index) => slot => slot.parent === parent && slot.index === index;

  /** Hangs a new child into the selected container, or after the selected leaf. */
  const add = (state, kind) => edit(state, ({ node, parent, index }) => {
    const inside = node && !isLeaf(node);
    const [owner, spot] = inside ? [node, node.children.length] : [parent, index + 1];
    const name = [..."abcdefghijklmnop"].find(letter => owner.children.every(([other]) => other !== letter));
    owner.children.splice(spot, 0, [name, kind === "None" ? null : { kind, children: [] }]);
    return place(owner, spot);
  });

  /** Takes the selected place out of its parent. */
  const remove = state => edit(state, ({ parent, index }) =>
    parent?.children.splice(index, 1) && (({ node }) => node === parent));

  /** Hangs the module of another row at the selected place too, or for null a copy of its own. */
  const share = (state, row) => edit(state, ({ node, parent, index }, places) => {
    const other = row === null ? node && grow(spell(node)) : places[row]?.node;
    if (!parent || !isModule(other) || other === node) return null;
    parent.children[index][1] = other;
    return place(parent, index);
  });

  // Code

  const NET = `

class Net(nn.Module):
    def __init__(self, **parts):
        super().__init__()
        self.parts = list(parts.values())  # what forward runs
        for name, part in parts.items():
            setattr(self, name, part)

    def forward(self, x):
        for part in self.parts:
            for layer in part if isinstance(part, list) else [part]:
                x = x if layer is None else layer(x)
        return x

`;
  const BRACKETS = {
    Linear: ["nn.Linear(2, 2", ")"], ReLU: ["nn.ReLU(", ")"], Sequential: ["nn.Sequential(", ")"], Net: ["Net(", ")"],
    ModuleList: ["nn.ModuleList([", "])"], ModuleDict: ["nn.ModuleDict({", "})"], list: ["[", "]"],
  };
  const indent = text => text.replace(/^/gm, "    ");

  /** The modules at several places, each after those inside it. */
  const shared = net => {
    const uses = new Map();
    const visit = node => {
      if (node && !uses.has(node)) node.children.forEach(([, child]) => visit(child));
      uses.set(node, (uses.get(node) ?? 0) + 1);
    };
    visit(net);
    return [...uses.keys()].filter(node => node && uses.get(node) > 1);
  };

  /** The expression that builds a module; names holds those that have a variable. */
  const expression = (node, names) => {
    if (!node || names.has(node)) return names.get(node) ?? "None";
    const [open, close] = BRACKETS[node.kind];
    const parts = node.children.map(([name, child]) =>
      ({ Net: `${name}=`, ModuleDict: `"${name}": ` }[node.kind] ?? "") + expression(child, names));
    const line = open + parts.join(", ") + close;
    return line.length <= 60 ? line : `${open}\n${indent(parts.join(",\n"))},\n${close}`;
  };

  /** Builds the net and prints the walk. */
  const code = ({ walk, tree, grad }) => {
    const net = grow(tree);
    const { error } = outcome({ walk, tree, grad });
    const refused = refusal(net);
    const attempt = text => (error ? `try:\n${indent(text)}\nexcept ${error.split(":")[0]} as error:
    print(f"{type(error).__name__}: {error}")` : text);
    const names = new Map();
    const build = [...shared(net), net].map((node, i) => {
      const name = node === net ? "net" : i ? `shared_${i + 1}` : "shared";
      const line = `${name} = ${expression(node, names)}`;
      names.set(node, name);
      return line;
    }).join("\n");
    const [, , print, target] = WALKS[walk];
    const report = target ? `for ${target} in net.${walk}():\n    print(${print})`
      : print ? `net.apply(lambda module: print(${print}))` : `\
for name, module in net.named_modules():
    for hook in ["${HOOKS.join('", "')}"]:
        register = getattr(module, f"register_{hook}_hook")
        register(lambda *_, line=f"{name or 'net'} {hook}": print(line))

x = torch.ones(1, 2${grad ? ", requires_grad=True" : ""})
${attempt("net(x).sum().backward()")}`;
    return `${print || refused ? "" : "import torch\n"}from torch import nn\n${tree.includes("N") ? NET : ""}
${refused ? attempt(build) : `${build}\n\n${report}`}\n`;
  };

  /** Nets to start from. */
  const PRESETS = [
    ["S(L,R,S(L,R))", "a chain in a chain"], ["N(first:L,child:N(a:L,b:R),last:L)", "a net in a net"],
    ["N(blocks:M(L,L),heads:D(pay:L,age:L))", "ModuleList, ModuleDict"], ["N(blocks:M(L,R),spare:*(L),skip:-)", "list, None"],
    ["N(b:N(d:L,e:L),c:N(d:~2))", "a layer in two nets"], ["S(L,R,~1)", "a layer twice"],
  ];

  return {
    initial: "named_modules;S(L,R,S(L,R));6", WALKS, PRESETS, KINDS: Object.values(LETTERS), encode, decode, code, words, outcome,
    rows, add, remove, share,
  };
})();
