"""The model of module walks visits what torch visits, under the same names, and its hooks run when torch's run."""

import contextlib
import io
import re
import warnings
from collections import Counter

import pytest
import torch
from hypothesis import event, given, settings
from hypothesis import strategies as st
from oracle import Model
from torch import nn

MODEL = Model("walk")
WALKS = list(MODEL["WALKS"])
LETTERS = {"Sequential": "S", "ModuleList": "M", "ModuleDict": "D", "Net": "N", "list": "*"}
NAMES = ["first", "last", "child", "spare", "skip", *"abcdefgh"]
MOST_MODULES, MOST_ROWS, MOST_DEPTH = 12, 16, 5


# --- cases ----------------------------------------------------------------------------------------------------------


class Spec:
    """A place of a random tree: its kind, and names with children. Two places may hold the same object."""

    def __init__(self, kind):
        self.kind, self.children = kind, []

    @property
    def rows(self):
        return 1 + sum(child.rows if child else 1 for _, child in self.children)

    @property
    def height(self):
        return max((1 + (child.height if child else 0) for _, child in self.children), default=0)


CONTAINERS = ("Sequential", "Net", "ModuleList", "ModuleDict")
CHILDREN = ["Linear", "again", "ReLU", "Linear", "Sequential", "Net", "again"]


@st.composite
def specs(draw, kinds=CONTAINERS, wild=True):
    """A tree that the figure has room for. Wild ones hold what torch refuses more often."""
    rolls = iter(draw(st.binary(min_size=100, max_size=100)))
    finished, made = [], [0]

    def pick(choices):
        """One of them; the first where the rolls have run out."""
        return choices[next(rolls, 0) % len(choices)]

    def node(kind, rows, depth):
        """A place with at most so many rows and so much below it."""
        spec = Spec(kind)
        made[0] += kind != "list"
        rows -= 1
        while kind in LETTERS and depth and rows > 0 and pick(range(6)):
            child = child_of(kind, rows, depth - 1)
            rows -= child.rows if child else 1
            key = pick(NAMES) if kind in ("ModuleDict", "Net") else str(len(spec.children))
            if key not in dict(spec.children):
                spec.children.append((key, child))
        if kind != "list":
            finished.append(spec)
        return spec

    def child_of(kind, rows, depth):
        odd = ["None", "list"] if kind == "Net" or (wild and not pick(range(4))) else []
        choice = pick([*CHILDREN, *odd, *(["ModuleList", "ModuleDict"] if wild else [])])
        known = [spec for spec in finished if spec.rows <= rows and spec.height <= depth]
        if choice == "again" and known:
            return pick(known)
        if choice == "None" or (made[0] >= MOST_MODULES and choice != "list"):
            return None
        return node("Linear" if choice == "again" else choice, rows, depth)

    return node(pick(kinds), MOST_ROWS, MOST_DEPTH)


def spelled(net):
    """The text of the figure for a tree."""
    made = []

    def one(spec):
        if spec is None:
            return "-"
        if spec in made:
            return f"~{made.index(spec)}"
        if spec.kind != "list":
            made.append(spec)
        named = spec.kind in ("ModuleDict", "Net")
        if spec.kind not in LETTERS:
            return spec.kind[0]
        return f"{LETTERS[spec.kind]}({','.join((f'{name}:' if named else '') + one(c) for name, c in spec.children)})"

    return one(net)


@st.composite
def states(draw, walks=tuple(WALKS), **options):
    """A tree, and a state of the figure that shows it."""
    spec = draw(specs(**options))
    state = {"walk": draw(st.sampled_from(walks)), "tree": spelled(spec), "step": 0, "at": 0}
    return spec, state | {"grad": draw(st.integers(0, 3)) > 0}


# --- the oracle -----------------------------------------------------------------------------------------------------


class Net(nn.Module):
    """Runs its attributes one after another, also those in a list."""

    def __init__(self, parts):
        super().__init__()
        self.parts = [part for _, part in parts]
        for name, part in parts:
            setattr(self, name, part)

    def forward(self, x):
        for part in self.parts:
            for layer in part if isinstance(part, list) else [part]:
                x = x if layer is None else layer(x)
        return x


def build(spec):
    """The tree as real modules; raises what torch raises."""
    made = {}

    def one(spec):
        if spec is None:
            return None
        if spec not in made:
            children = [(name, one(child)) for name, child in spec.children]
            inner = [child for _, child in children]
            made[spec] = {
                "Linear": lambda: nn.Linear(2, 2),
                "ReLU": lambda: nn.ReLU(),
                "Sequential": lambda: nn.Sequential(*inner),
                "ModuleList": lambda: nn.ModuleList(inner),
                "ModuleDict": lambda: nn.ModuleDict(dict(children)),
                "Net": lambda: Net(children),
                "list": lambda: inner,
            }[spec.kind]()
        return made[spec]

    return one(spec)


def message(error):
    return f"{type(error).__name__}: {error}"


def hooks(net, state):
    """What the hooks of all modules note in a forward and a backward pass, and the error that ends it."""
    noted = []
    for name, module in net.named_modules():

        def note(kind, name=name or "net"):
            return lambda *_: noted.append(f"{name} {kind}")

        module.register_forward_pre_hook(note("forward_pre"))
        module.register_forward_hook(note("forward"))
        module.register_full_backward_pre_hook(note("full_backward_pre"))
        module.register_full_backward_hook(note("full_backward"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            net(torch.ones(1, 2, requires_grad=state["grad"])).sum().backward()
        except (NotImplementedError, RuntimeError, TypeError) as error:
            return noted, message(error)
    return noted, None


def torch_says(spec, state):
    """What torch's own walk prints, and the error that ends it."""
    try:
        net = build(spec)
    except TypeError as error:
        return [], message(error)
    kinds, applied = {}, []
    for module in net.modules():
        kinds[module] = type(module).__name__
    if state["walk"] == "hooks":
        return hooks(net, state)
    if state["walk"] == "apply":
        net.apply(lambda module: applied.append(kinds[module]))
        return applied, None
    return {
        "children": lambda: [kinds[module] for module in net.children()],
        "modules": lambda: [kinds[module] for module in net.modules()],
        "named_children": lambda: [str((name, kinds[module])) for name, module in net.named_children()],
        "named_modules": lambda: [str((name, kinds[module])) for name, module in net.named_modules()],
        "named_parameters": lambda: [name for name, _ in net.named_parameters()],
        "state_dict": lambda: list(net.state_dict()),
    }[state["walk"]](), None


def compare(spec, state):
    expected, error = torch_says(spec, state)
    event(f"{state['walk']}: {'refused' if error else 'accepted'}")
    answer = MODEL("outcome", state)
    assert [visit["text"] for visit in answer["visits"]] == expected
    assert answer["error"] == error
    return answer["visits"], error


# --- what must hold -------------------------------------------------------------------------------------------------


@given(states())
def test_the_same_visits_or_the_same_refusal(case):
    compare(*case)


RUNNABLE = ("Sequential", "Net")


@given(states(walks=("hooks",), kinds=RUNNABLE))
def test_hooks_of_any_net(case):
    _, error = compare(*case)
    event("none" if error is None else error.partition(":")[0])


@given(states(walks=("hooks",), kinds=RUNNABLE, wild=False))
def test_hooks_of_nets_that_run(case):
    """Chains of chains, with modules that are called more than once and modules that no walk sees."""
    spec, state = case
    event("some are shared" if "~" in state["tree"] else "none is shared")
    event("gradient" if state["grad"] else "plain input")
    compare(spec, state)


@given(states(walks=[walk for walk in WALKS if walk != "hooks"], wild=False))
def test_every_visit_is_at_its_place(case):
    """The figure marks places: by each, torch finds a module of that kind, and apply the one that it gives to fn."""
    spec, state = case
    visits, _ = compare(spec, state)
    net = build(spec)
    applied = []
    net.apply(applied.append)
    everywhere = dict(net.named_modules(remove_duplicate=False))
    for number, visit in enumerate(visits):
        place, text = visit["place"], visit["text"]
        module = everywhere[place]
        if state["walk"] == "apply":
            assert module is applied[number]
        if text.startswith("("):
            assert text == str((place, type(module).__name__))
        elif "parameters" in state["walk"] or "dict" in state["walk"]:
            assert text.rpartition(".")[0] == place
        else:
            assert text == type(module).__name__


@given(states())
def test_the_rows_are_the_places(case):
    """Each row says what it is, and the name under which torch lists its module."""
    spec, state = case
    rows = MODEL("rows", state)
    assert len(rows) == spec.rows
    try:
        net = build(spec)
    except TypeError:
        return
    first = {module: name for name, module in net.named_modules()}
    everywhere = dict(net.named_modules(remove_duplicate=False))
    listed = {row["place"]: row for row in rows if row["place"] in everywhere}
    assert listed.keys() == everywhere.keys()
    for place, module in everywhere.items():
        assert listed[place]["kind"] == type(module).__name__
        assert listed[place]["first"] == first[module]
    hidden = [row for row in rows if row["place"] not in everywhere]
    event("hidden rows" if hidden else "all listed")
    for row in hidden:
        assert row["kind"] in ("None", "list") or re.search(r"\d", row["place"])


@given(states())
def test_the_code_prints_what_the_figure_shows(case):
    _, state = case
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(MODEL("code", state), {})
    answer = MODEL("outcome", state)
    shown = [visit["text"] for visit in answer["visits"]] + ([answer["error"]] if answer["error"] else [])
    assert printed.getvalue().splitlines() == shown


@given(states(), st.data())
def test_a_link_brings_the_state_back(case, data):
    spec, state = case
    state["step"] = data.draw(st.integers(0, len(MODEL("outcome", state)["visits"])))
    state["at"] = data.draw(st.integers(0, spec.rows - 1))
    text = MODEL("encode", state)
    assert re.fullmatch(r"[\w.,:;()~*!-]+", text)
    assert MODEL("decode", text) == state
    assert MODEL("words", state)


@given(states(), st.data())
def test_an_edited_link_is_a_state_or_nothing(case, data):
    """A character gone, doubled or changed; what is still a state says the same as torch, and never runs on."""
    text = MODEL("encode", case[1])
    place = data.draw(st.integers(0, len(text) - 1))
    letters = "LR" if text[place] in "LR" else "0123" if text[place].isdigit() else "LS()~0,-*:;!a"
    put = data.draw(st.sampled_from(["", text[place] * 2, *letters]))
    text = text[:place] + put + text[place + 1 :]
    state = MODEL("decode", text)
    event("refused" if state is None else "accepted")
    if state is not None:
        assert MODEL("encode", state) == text
        assert isinstance(MODEL("outcome", state)["visits"], list)


@given(states(), st.data())
def test_edits_do_what_they_say_or_nothing(case, data):
    spec, state = case
    state["at"] = data.draw(st.integers(0, spec.rows - 1))
    rows = MODEL("rows", state)
    name, *arguments = data.draw(
        st.sampled_from([("add", kind) for kind in [*LETTERS, "Linear", "ReLU", "None"]])
        | st.tuples(st.just("share"), st.none() | st.integers(0, spec.rows - 1))
        | st.just(("remove",))
    )
    after = MODEL(name, state, *arguments)
    event(f"{name}: {'refused' if after is None else 'accepted'}")
    if after is None:
        return
    assert MODEL("decode", MODEL("encode", after)) == after, "an edit gives a state that can be linked"
    changed = MODEL("rows", after)
    chosen, now = rows[state["at"]], changed[after["at"]]
    assert len(changed) <= MOST_ROWS
    if name == "add":
        assert len(changed) > len(rows)
        assert now["kind"] == arguments[0]
    elif name == "remove":
        assert chosen["depth"]
        assert len(changed) < len(rows)
    else:
        assert now["kind"] == (chosen if arguments[0] is None else rows[arguments[0]])["kind"]


def test_both_answers_are_frequent():
    """A strategy that seldom meets one of them would prove little."""
    seen = Counter()

    @settings(max_examples=200, derandomize=True)
    @given(states())
    def any_walk(case):
        seen["any", torch_says(*case)[1] is None] += 1

    @settings(max_examples=200, derandomize=True)
    @given(states(walks=("hooks",), kinds=RUNNABLE))
    def any_pass(case):
        seen["hooks", torch_says(*case)[1] is None] += 1
        seen["shared", "~" in case[1]["tree"]] += 1

    any_walk()
    any_pass()
    for kind in ("any", "hooks", "shared"):
        assert min(seen[kind, True], seen[kind, False]) >= 0.15 * (seen[kind, True] + seen[kind, False]), seen


@pytest.mark.parametrize(
    "tree",
    ["S(~0)", "S(S(~1))", "L", "-", "*(L)", "~0", "S(L", "S(L))", "S(L,)", "S(L L)", "S", "N(L)", "N(keys:L)", "D(A:L)"]
    + ["D(a:L,a:R)", "S(~2,L)", "S(L,~01)", "S(" * 7 + ")" * 7, f"S({'L,' * 12}L)", f"S({'-,' * 15}-)", "S(" * 60],
)
def test_what_is_no_tree_of_the_figure_is_no_state(tree):
    assert MODEL("decode", f"modules;{tree};0") is None


@pytest.mark.parametrize("preset", [tree for tree, _ in MODEL["PRESETS"]])
@pytest.mark.parametrize("walk", WALKS)
def test_every_preset_can_be_built_and_walked(preset, walk):
    assert MODEL("decode", f"{walk};{preset};0")["tree"] == preset
