"""The figure of matrix products, against torch: shapes, messages, what matmul calls, and which numbers meet."""

import contextlib
import io
import itertools
import math
import string

import pytest
import torch
from hypothesis import example, given, settings
from hypothesis import strategies as st
from oracle import Model
from torch.autograd.profiler import profile

MODEL = Model("products")
NARROW = ["dot", "mv", "mm", "bmm"]
RANKS = {"dot": (1, 1), "mv": (2, 1), "mm": (2, 2), "bmm": (3, 3)}
DTYPES = [torch.float32, torch.float64, torch.bfloat16, torch.int64, torch.complex64]
LARGE = 10**6

size = st.integers(0, 9) | st.integers(0, 3)
shape = st.lists(size, max_size=5)


def state(op, a, b, equation="", at=0):
    return {"op": op, "a": a, "b": b, "equation": equation, "at": at}


def stretched(draw, sizes):
    """The same sizes, some of them 1, and some of those in front left out."""
    kept = [1 if draw(st.integers(0, 3)) == 0 else size for size in sizes]
    return kept[draw(st.integers(0, len(kept))) :] if draw(st.booleans()) else kept


def disturb(draw, shapes):
    """Changes one size, or puts a dimension in or takes one out."""
    side = draw(st.sampled_from(shapes))
    place = draw(st.integers(0, len(side)))
    if place < len(side) and draw(st.integers(0, 2)):
        side[place] = (side[place] + draw(st.integers(1, 9))) % 10
    else:
        side[place : place + draw(st.integers(0, 1))] = draw(st.lists(size, max_size=1))


@st.composite
def pairs(draw):
    """A product that torch takes, and as often the same with one size or one dimension changed, or any two shapes."""
    op = draw(st.sampled_from([*NARROW, "matmul", "matmul", "matmul"]))
    if draw(st.integers(0, 7)) == 0:
        return op, draw(shape), draw(shape)
    n, k, p = draw(st.tuples(size, size, size))
    most = draw(st.sampled_from([0, 1, 2, 2, 3])) if op == "matmul" else 1
    batch = draw(st.lists(size, min_size=most, max_size=most))
    if op == "matmul":
        a, b = stretched(draw, batch) + [n, k], stretched(draw, batch) + [k, p]
        a, b = draw(st.sampled_from([a, a, a, [k]])), draw(st.sampled_from([b, b, b, [k]]))
    else:
        left, right = RANKS[op]
        a, b = (batch + [n, k])[3 - left :], [k] if right == 1 else (batch + [k, p])[3 - right :]
    for _ in range(draw(st.sampled_from([1, 0, 1, 2]))):
        disturb(draw, [a, b])
    return op, a[-5:], b[-5:]


@st.composite
def equations(draw):
    """An equation with two shapes that fit, and as often one with a character or a size changed."""
    letters = draw(st.permutations("ijkAb"))
    sizes = {letter: draw(size) for letter in letters}
    under = draw(st.lists(size, max_size=2))
    terms, shapes = [], []
    for _ in range(2):
        labels = draw(st.lists(st.sampled_from(letters[:3]), max_size=3))
        dots = draw(st.integers(0, len(labels))) if draw(st.booleans()) else None
        once = [1 if labels.count(own) == 1 and draw(st.integers(0, 4)) == 0 else sizes[own] for own in labels]
        if dots is not None:
            once[dots:dots], labels[dots:dots] = stretched(draw, under), ["..."]
        terms.append("".join(labels))
        shapes.append(once)
    equation = ",".join(terms)
    if draw(st.booleans()):
        known = [letter for letter in letters if letter in equation]
        output = draw(st.lists(st.sampled_from(known), unique=True, max_size=4)) if known else []
        output += ["..."] if "..." in equation and draw(st.booleans()) else []
        equation += "->" + "".join(draw(st.permutations(output)))
    fate = draw(st.integers(0, 3))
    if fate == 0:
        place = draw(st.integers(0, len(equation)) | st.just(len(equation)))
        old = [letter for letter in letters if letter in equation]
        new = draw(st.sampled_from(["", ".", "...", ",", "->", "-", ">", " ", "1", "z", "A", *old, *old]))
        equation = equation[:place] + new + equation[place + draw(st.integers(0, 1)) :]
    elif fate <= 2:
        disturb(draw, shapes)
    return equation[:24], shapes[0][:5], shapes[1][:5]


@st.composite
def einsums(draw):
    """Mostly well-formed equations; sometimes any text of the alphabet."""
    if draw(st.integers(0, 9)):
        return draw(equations())
    return draw(st.text(string.ascii_letters[:4] + "Z0 ,.->", max_size=24)), draw(shape), draw(shape)


states = st.builds(lambda case: state(*case), pairs()) | st.builds(
    lambda case: state("einsum", case[1], case[2], case[0]), einsums()
)


def called(left, right):
    """What matmul calls first, with the shapes that it hands on. A dispatch mode would change what it calls."""
    with profile(record_shapes=True) as events, contextlib.suppress(RuntimeError):
        torch.matmul(torch.zeros(left), torch.zeros(right))
    names = {f"aten::{name}": name for name in NARROW}
    return next(([names[call.name], *call.input_shapes] for call in events.function_events if call.name in names), None)


def asked(case, dtype=torch.float32, device="cpu"):
    """What torch itself makes of a state, in the words of the model."""
    left, right = (torch.zeros(case[side], dtype=dtype, device=device) for side in "ab")
    before = [case["equation"]] if case["op"] == "einsum" else []
    try:
        return {"shape": list(getattr(torch, case["op"])(*before, left, right).shape)}
    except (RuntimeError, IndexError) as error:
        return {"type": type(error).__name__, "message": str(error)}


def told(case):
    outcome = MODEL("outcome", case)
    outcome.pop("calls")
    return outcome


@given(pairs(), st.sampled_from(DTYPES))
def test_products_are_taken_and_refused_as_by_torch(pair, dtype):
    case = state(*pair)
    assert told(case) == asked(case, dtype), case


@given(einsums(), st.sampled_from(DTYPES))
@example(("...,aa...", [3], [2, 2, 4]), torch.float32)  # a diagonal moves the dimension that the message counts
def test_einsum_is_taken_and_refused_as_by_torch(einsum, dtype):
    equation, a, b = einsum
    case = state("einsum", a, b, equation)
    outcome = told(case)
    device = "meta" if math.prod(outcome.get("shape", [])) > LARGE else "cpu"
    assert outcome == asked(case, dtype, device), case


@given(pairs())
def test_matmul_calls_what_the_figure_says(pair):
    case = state("matmul", *pair[1:])
    assert MODEL("outcome", case)["calls"] == called(case["a"], case["b"]), case


@given(states, st.data())
def test_every_entry_is_the_sum_that_the_figure_writes(case, data):
    outcome = told(case)
    entries = math.prod(outcome.get("shape", []))
    if "message" in outcome or not 0 < entries <= LARGE:
        assert MODEL("entry", case) is None or entries > LARGE
        return
    case["at"] = data.draw(st.integers(0, entries - 1))
    entry = MODEL("entry", case)
    draw = torch.Generator().manual_seed(0)
    left, right = (torch.randint(-4, 5, case[side], generator=draw) for side in "ab")
    before = [case["equation"]] if case["op"] == "einsum" else []
    result = getattr(torch, case["op"])(*before, left, right)
    scheme = MODEL("scheme", case)
    lengths = {column["label"]: column["size"] for column in scheme["columns"]}

    def at(indices, values):
        return tuple(values.get(index, index) for index in indices)

    total = 0
    for values in itertools.product(*(range(lengths[label]) for label in entry["summed"])):
        bound = dict(zip(entry["summed"], values, strict=True))
        total += left[at(entry["left"], bound)] * right[at(entry["right"], bound)]
    assert result[tuple(entry["result"])] == total
    assert list(result.shape) == [scheme["columns"][column]["size"] for column in scheme["result"]]
    assert result.flatten()[case["at"]] == total


@given(pairs())
def test_einsum_can_say_every_product(pair):
    case = state(*pair)
    if "shape" in (outcome := told(case)):
        assert told(state("einsum", *pair[1:], MODEL("equationOf", case))) == outcome
        left, right = (torch.arange(math.prod(own), dtype=torch.float64).view(own) for own in pair[1:])
        assert torch.equal(torch.einsum(MODEL("equationOf", case), left, right), getattr(torch, pair[0])(left, right))


@given(states)
@example(state("einsum", [3], [2, 1], "i,jj"))
def test_the_columns_that_do_not_fit_are_why_it_is_refused(case):
    scheme = MODEL("scheme", case)
    if scheme:
        assert all(column["fits"] for column in scheme["columns"]) == ("shape" in told(case))


@given(pairs())
def test_the_dashed_dimensions_make_the_product_that_torch_makes(pair):
    """With every dashed 1 written out, matmul gives the columns of the picture, and the shape once they are dropped."""
    case = state("matmul", *pair[1:])
    outcome, scheme = told(case), MODEL("scheme", case)
    if "message" in outcome or len(case["a"]) == len(case["b"]) == 1:
        return
    own = [dict(zip(scheme[name], case[side], strict=True)) for name, side in (("left", "a"), ("right", "b"))]
    whole = [sizes | dict.fromkeys(added, 1) for sizes, added in zip(own, scheme["added"], strict=True)]
    written = [[sizes[column] for column in sorted(sizes)] for sizes in whole]
    drawn = {at: column["size"] for at, column in enumerate(scheme["columns"]) if column["label"] != "j"}
    assert asked(state("matmul", *written)) == {"shape": list(drawn.values())}
    assert outcome["shape"] == [drawn[column] for column in scheme["result"]]


@given(states, st.data())
def test_a_link_brings_the_same_state_back(case, data):
    entries = math.prod(told(case).get("shape", [0]))
    case["at"] = data.draw(st.integers(0, entries - 1)) if entries else 0
    if case["op"] != "einsum":
        case["equation"] = ""
    text = MODEL("encode", case)
    assert MODEL("decode", text) == case
    if entries:
        assert MODEL("decode", MODEL("encode", case | {"at": entries})) is None


@settings(max_examples=min(300, settings.default.max_examples))
@given(states)
def test_the_code_prints_what_the_figure_says(case):
    outcome, printed = told(case), io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(MODEL("code", case), {})
    assert printed.getvalue().strip() == outcome.get("message", str(tuple(outcome.get("shape", []))))


def test_a_huge_result_is_not_computed():
    case = state("einsum", [9] * 5, [9] * 5, "abcde,fghij")
    assert 'device="meta"' in MODEL("code", case)
    assert told(case) == {"shape": [9] * 10}


@pytest.mark.parametrize("text", ["5, 1,2 , 3", "(5, 1, 2, 3)", "5×1×2×3", "[5 1 2 3]"])
def test_a_shape_is_read_as_people_write_it(text):
    assert MODEL("shapeOf", text) == [5, 1, 2, 3]


@pytest.mark.parametrize("text", ["10", "1,2,3,4,5,6", "-1", "a", "1.5"])
def test_a_shape_that_the_figure_cannot_draw_is_refused(text):
    assert MODEL("shapeOf", text) is None


# One case for each message of the model, so that none rests on luck.
REFUSED = {
    "1D tensors expected": ("dot", [2, 3], [3]),
    "inconsistent tensor size": ("matmul", [3], [2]),
    "Dimension specified as 0": ("mv", [], [3]),
    "vector + matrix @ vector": ("mv", [2, 3], [3, 1]),
    "size mismatch, got input (6)": ("matmul", [1], [2, 0, 3]),
    "size mismatch, got input (2)": ("matmul", [4], [2, 1, 1]),
    "self must be a matrix": ("mm", [2, 2, 3], [3, 2]),
    "mat2 must be a matrix": ("mm", [2, 3], [3]),
    "cannot be multiplied (10x3 and 4x6)": ("matmul", [5, 2, 3], [4, 6]),
    "batch1 must be": ("bmm", [2, 3], [3]),
    "batch2 must be": ("bmm", [1, 2, 3], [3, 4]),
    "to be: [2, 4] but got: [2, 2]": ("matmul", [4], [2, 2, 3]),
    "they are 0D and 1D": ("matmul", [], [2]),
    "at non-singleton dimension 1": ("matmul", [5, 2, 3], [7, 2, 3, 4]),
    "operand 1 for which an ellipsis was already found": ("einsum", [2], [3], "i,......"),
    "operand 0 that is not part of any ellipsis": ("einsum", [2], [3], "i..,j"),
    "for output but an ellipsis (...) was already": ("einsum", [2], [3], "i,j->......"),
    "for output that is not part of any ellipsis (...)": ("einsum", [2], [3], "i,j->.."),
    "fewer operands": ("einsum", [2], [3], "i,j,k"),
    "more operands": ("einsum", [2], [3], "i"),
    "at index 3 in": ("einsum", [2], [3], "i,j>k"),
    "at index 6 in": ("einsum", [2], [3], "i,j->i,j"),
    "does not match the number": ("einsum", [2], [3, 4], "i,j"),
    "is more than the number": ("einsum", [2], [3, 4], "i,...ijk"),
    "more than once in the output": ("einsum", [2], [3], "i,j->ii"),
    "does not appear in the equation": ("einsum", [2], [3], "i,j->k"),
    "has size 4 for operand 1": ("einsum", [2, 3], [4, 4], "ij,jk"),
    "dimension 1 covered by ellipsis": ("einsum", [3], [2, 2, 4], "...,aa..."),
    "is repeated for operand 0": ("einsum", [2, 1], [3], "ii,j"),
}


@pytest.mark.parametrize("message", REFUSED)
def test_every_message_is_torchs(message):
    case = state(*REFUSED[message])
    assert message in told(case)["message"]
    assert told(case) == asked(case)


@pytest.mark.parametrize("cases", [pairs(), einsums()], ids=["products", "einsum"])
def test_taken_and_refused_are_both_frequent(cases):
    """Each at least 15 % of the cases that torch is asked."""
    refused = []

    @settings(max_examples=200, derandomize=True)
    @given(cases)
    def ask(case):
        one = state(*case) if case[0] in MODEL["RANKS"] else state("einsum", case[1], case[2], case[0])
        refused.append("message" in told(one))

    ask()
    assert 0.15 <= sum(refused) / len(refused) <= 0.85
