"""The model of gather and the scatters says what torch says: same result, or the same refusal."""

import contextlib
import io
import itertools
import re
from collections import Counter, defaultdict

import pytest
import torch
from hypothesis import event, given, settings
from hypothesis import strategies as st
from oracle import Model

MODEL = Model("gather")
WRITES = ("scatter_", "scatter_add_", "scatter_reduce_")
REDUCTIONS = ("sum", "prod", "mean", "amax", "amin")


# --- cases ----------------------------------------------------------------------------------------------------------


def now_and_then(draw, times=8) -> bool:
    return draw(st.integers(1, times)) == 1


@st.composite
def shapes(draw, most=24, low=1, ranks=(1, 2, 2, 2, 3, 3)):
    """A size of the figure: at most 5 in each dimension and 24 in all."""
    size = []
    for _ in range(draw(st.sampled_from(ranks))):
        size.append(draw(st.integers(low, min(5, max(low, most // max(1, torch.Size(size).numel()))))))
    return size


def fitting(size):
    return all(n <= 5 for n in size) and torch.Size(size).numel() <= 24


@st.composite
def tensors(draw, size, low, high):
    """Nested lists of numbers from low to high, from one draw of bytes: Hypothesis is slow at drawing many numbers."""
    if 0 in size:
        return torch.empty(writable(size)).tolist()
    count = torch.Size(size).numel()
    numbers = [low + byte * (high - low + 1) // 256 for byte in draw(st.binary(min_size=count, max_size=count))]
    return torch.tensor(numbers).reshape(size).tolist()


def writable(size):
    """Nested lists cannot write what follows an empty dimension."""
    return size[: size.index(0) + 1] if 0 in size else size


@st.composite
def states(draw, operations=("gather", *WRITES)):
    """Calls near the border between accepted and refused: an index that fits, then something that may not."""
    op = draw(st.sampled_from(operations))
    x = draw(shapes())
    dim = draw(st.integers(-len(x), len(x) - 1))
    at = dim % len(x)
    index = [draw(st.integers(1, 5 if d == at else n)) for d, n in enumerate(x)]
    if now_and_then(draw):  # larger or smaller somewhere
        index[draw(st.integers(0, len(index) - 1))] = draw(st.integers(0, 5))
    if now_and_then(draw):  # of another rank
        index = draw(shapes(low=0, ranks=(1, 2, 3)))
    if not fitting(index):
        index = [min(n, 2) for n in index]
    src = index if draw(st.booleans()) else [draw(st.integers(n, 5)) for n in index]
    if now_and_then(draw):
        src = draw(shapes(low=0, ranks=(1, 2, 3)))
    if not fitting(src):
        src = index
    if now_and_then(draw, 20):
        dim = draw(st.integers(-5, 5))
    numbers = (-1, x[at]) if now_and_then(draw, 4) else (0, x[at] - 1)
    values = (-99, 999) if now_and_then(draw, 3) else (-9, 9)
    return {
        "op": op,
        "dim": dim,
        "reduce": draw(st.sampled_from(REDUCTIONS)),
        "includeSelf": draw(st.booleans()),
        "step": 0,
        "input": draw(tensors(x, *values)),
        "index": draw(tensors(index, *numbers)),
        "src": draw(tensors(src, *values)),
    }


# --- the oracle -----------------------------------------------------------------------------------------------------


def operands(state):
    """x, index and src as the code of the figure makes them: whole numbers to read, floats to write."""
    dtype = torch.int64 if state["op"] == "gather" else torch.float32
    x, src = (torch.tensor(state[name], dtype=dtype) for name in ("input", "src"))
    return x, torch.tensor(state["index"], dtype=torch.int64), src


def torch_says(state):
    """What torch gives: (tensor, None), or (None, the last line of the error)."""
    x, index, src = operands(state)
    arguments = [state["dim"], index]
    options = {}
    if state["op"] in WRITES:
        arguments.append(src)
    if state["op"] == "scatter_reduce_":
        options = {"reduce": state["reduce"], "include_self": state["includeSelf"]}
    try:
        return getattr(x, state["op"])(*arguments, **options), None
    except (IndexError, RuntimeError) as error:
        return None, f"{type(error).__name__}: {error}".splitlines()[0]


def at_the_end(state):
    """The state after its last step, and the steps."""
    steps = MODEL("steps", state)
    return {**state, "step": len(steps)}, steps


def cells(tensor):
    """Place and value of each element."""
    for place in itertools.product(*map(range, tensor.shape)):
        yield place, tensor[place].item()


def get(nested, place):
    for i in place:
        nested = nested[i]
    return nested


def same(number, shown):
    """JSON has no negative zero: it travels as text."""
    return number == float(shown)


# --- what must hold -------------------------------------------------------------------------------------------------


def compare(state):
    """Torch and the model, asked the same. Gives what torch said."""
    expected, error = torch_says(state)
    event(f"{'refused' if error else 'accepted'}: {state['op']}")
    assert MODEL("refusal", state) == error
    ended, steps = at_the_end(state)
    if error:
        assert steps == []
        return expected, error
    result = MODEL("result", ended)
    assert MODEL("sizes", result) == writable(list(expected.shape))
    written_to = defaultdict(list)
    for step in steps:
        written_to[tuple(step["x"])].append(step["at"])
    for place, number in cells(expected):
        shown = get(result, place)
        written = {get(state["src"], at) for at in written_to[place]} if state["op"] == "scatter_" else set()
        if len(written) > 1:
            event("left open")
            assert set(shown["oneOf"]) == written
            assert number in written
        else:
            assert same(number, shown), place
    return expected, error


@given(states())
def test_the_same_result_or_the_same_refusal(state):
    compare(state)


@given(states(operations=WRITES))
def test_writing(state):
    compare(state)


@st.composite
def overruns(draw):
    """Three dimensions, where torch does not always check in reading order, and two numbers out of range."""
    x = [draw(st.integers(2, 3)) for _ in range(3)]
    dim = draw(st.sampled_from((0, 0, 1, 2)))
    index = [n - draw(st.sampled_from((0, 0, 1))) for n in x]
    index[dim] = draw(st.integers(2, 3))
    src = [*index[:2], index[2] + draw(st.integers(0, 1))]
    state = draw(states())
    numbers = torch.zeros(index, dtype=torch.int64)
    for bad in (20, 21):
        numbers[tuple(draw(st.integers(0, n - 1)) for n in index)] = bad
    x, src = (torch.zeros(size, dtype=torch.int64).tolist() for size in (x, src))
    return {**state, "dim": dim, "input": x, "index": numbers.tolist(), "src": src}


@given(overruns())
def test_of_two_numbers_out_of_range_it_names_the_one_that_torch_meets_first(state):
    _, error = compare(state)
    assert "out of bounds" in error


@given(states(), st.data())
def test_each_step_adds_one_entry(state, data):
    """Halfway, the figure shows what torch gives when only the entries so far are read or written."""
    ended, steps = at_the_end(state)
    if not steps:
        return
    state["step"] = data.draw(st.integers(0, len(steps)))
    result = MODEL("result", state)
    x, _, src = operands(state)
    if state["op"] == "gather":
        for number, step in enumerate(steps):
            place = get(result, step["at"])
            assert place == (x[tuple(step["x"])].item() if number < state["step"] else None)
        return
    done = steps[: state["step"]]
    for place, old in cells(x):
        meeting = [src[tuple(step["at"])].item() for step in done if tuple(step["x"]) == place]
        slot = {**state, "dim": 0, "input": [old], "index": [0] * len(meeting), "src": meeting}
        expected, _ = torch_says(slot)
        shown = get(result, place)
        if isinstance(shown, dict):
            assert set(shown["oneOf"]) == set(meeting)
        else:
            assert same(expected.item(), shown)


@given(states())
def test_the_formula_is_what_torch_does(state):
    """The rule in letters, run as Python on real tensors; and each side of the same with numbers."""
    expected, error = torch_says(state)
    if error:
        return
    ended, steps = at_the_end(state)
    rule = MODEL("rule", state)
    x, index, src = operands(state)
    out = torch.empty_like(expected)
    collides = state["op"] == "scatter_" and len({tuple(step["x"]) for step in steps}) < len(steps)
    if " of " not in rule and not collides:
        for step in steps:
            letters = dict(zip("ijk", step["at"], strict=False))
            exec(rule, {}, locals() | letters)
        assert torch.equal(x if state["op"] in WRITES else out, expected)
    names = {name: state[key] for name, key in (("x", "input"), ("index", "index"), ("src", "src"))}
    for number, step in enumerate(steps, 1):
        left, *sides = MODEL("filled", {**state, "step": number}).split(" = ")
        overwritten = any(later["x"] == step["x"] for later in steps[number:])
        if " or " in sides[-1]:
            assert overwritten or str(expected[tuple(step["x"])].int().item()) in sides[-1].split(" or ")
            continue
        shown = float(sides[-1])
        for side in sides[:-1]:
            value = eval(side, {"max": max, "min": min}, names)
            assert value == pytest.approx(shown, rel=0.01, abs=6e-5)
        place = step["at"] if state["op"] == "gather" else step["x"]
        assert re.sub(r"\D", "", left) == "".join(map(str, place))
        if not overwritten:
            assert expected[tuple(place)].item() == pytest.approx(shown, rel=0.01, abs=6e-5)


@given(states())
def test_the_code_prints_what_torch_gives(state):
    expected, error = torch_says(state)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(MODEL("code", state), {})
    if error:
        assert printed.getvalue().splitlines()[0] == error
    elif state["op"] != "scatter_":
        assert printed.getvalue() == f"{expected!r}\n"


@given(states(), st.integers(0, 99))
def test_a_link_brings_the_state_back(state, step):
    state = MODEL("whole", {**state, "step": step})
    assert state["step"] == min(step, len(MODEL("steps", state)))
    text = MODEL("encode", state)
    assert re.fullmatch(r"[\w.,:;()~*!-]+", text)
    assert MODEL("decode", text) == state
    assert MODEL("encode", MODEL("decode", text)) == text


NESTED = st.recursive(st.integers(-9, 9), lambda inner: st.lists(inner, max_size=3), max_leaves=8)


@given(st.lists(NESTED, max_size=3))
def test_it_reads_the_lists_that_torch_takes(lists):
    answer = MODEL("read", str(lists))
    try:
        tensor = torch.tensor(lists)
    except (ValueError, TypeError):
        tensor = None
    fits = tensor is not None and tensor.dim() <= 3 and tensor.tolist() == lists
    event("taken" if fits else "refused")
    assert answer.get("tensor") == (lists if fits else None)


def test_both_answers_are_frequent():
    """A strategy that seldom meets one of them would prove little."""
    seen = Counter()

    @settings(max_examples=200, derandomize=True)
    @given(states())
    def ask(state):
        seen[state["op"], torch_says(state)[1] is None] += 1

    ask()
    for op in ("gather", *WRITES):
        accepted, refused = seen[op, True], seen[op, False]
        assert min(accepted, refused) >= 0.15 * (accepted + refused), seen


@pytest.mark.parametrize(
    "bad", ["", "[", "[[1], [2, 3]]", "[1, [2]]", "[1.5]", "[1e9]", "[[[[1]]]]", "null", "5", '["a"]', "[true]"]
)
def test_what_is_no_tensor_of_the_figure_is_refused_with_a_reason(bad):
    assert set(MODEL("read", bad)) == {"error"}
