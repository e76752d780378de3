"""The figure of storage and strides against torch: the same four facts after every step, and the same refusals."""

import contextlib
import io
import itertools
import math
from collections import Counter
from random import Random

import pytest
import torch
from hypothesis import event, given
from hypothesis import strategies as st
from oracle import Model

MODEL = Model("strides")
CELLS, DIMS = 64, 6


# --- the steps, done by torch -----------------------------------------------------------------------------------------


def done(tensor: torch.Tensor, name: str, args: list) -> torch.Tensor:
    """The result of one step."""
    if name == "slice":
        items = [slice(*item) for item in args]
        return tensor[items[0] if len(items) == 1 else tuple(items)]
    if name in ("view", "reshape", "permute", "expand"):
        return getattr(tensor, name)(tuple(args))
    return getattr(tensor, name)(*args)


def attempt(tensor: torch.Tensor, name: str, args: list) -> torch.Tensor | tuple[str, str]:
    """The result of one step, or the kind of error and its first line."""
    try:
        return done(tensor, name, args)
    except (RuntimeError, IndexError, ValueError) as error:
        return type(error).__name__, str(error).splitlines()[0]


def start(size: list[int]) -> torch.Tensor:
    return torch.arange(math.prod(size)).view(size)


def facts(tensor: torch.Tensor) -> dict:
    return {
        "size": list(tensor.size()),
        "stride": list(tensor.stride()),
        "offset": tensor.storage_offset(),
        "cells": tensor.untyped_storage().nbytes() // 8,
        "contiguous": tensor.is_contiguous(),
    }


# --- cases: a tensor, and arguments that are mostly good for it -------------------------------------------------------
# Hypothesis draws the seed only: left to itself it repeats small choices, and hardly ever scrambles a tensor.

NAMES = list(MODEL["examples"])
SCRAMBLE = ["transpose", "permute", "permute", "transpose", "slice", "narrow", "expand"]
COPY = ["reshape", "flatten", "view"]


def anything(rng: Random) -> list[int]:
    return [rng.randint(-3, 6) for _ in range(rng.randint(0, 6))]


def some_size(rng: Random) -> list[int]:
    """A start: sizes of 1 in every third, and of 0 in every twentieth."""
    while True:
        size = [rng.choice([2, 3, 2, 4, 3, 2, 6]) for _ in range(rng.choice([0, 1, 2, 2, 3, 3, 3, 4, 4, 5]))]
        for _ in range(rng.choice([0, 0, 0, 0, 1, 2]) if size else 0):
            size[rng.randrange(len(size))] = 1
        if size and rng.random() < 0.05:
            size[rng.randrange(len(size))] = 0
        if math.prod(size) <= CELLS:
            return size


def some_shape(rng: Random, size: list[int], inferred: float = 0.25) -> list[int]:
    """Sizes for as many elements: pairs merged, sizes split, ones put in and left out, one size left to torch."""
    shape = list(size)
    for change in ["merge"] * rng.choice([0, 1, 1, 2, 2]) + rng.choices(
        ["merge", "split", "one", "drop", "shuffle"], k=rng.randint(0, 3)
    ):
        at = rng.randint(0, max(len(shape) - 2 * (change == "merge"), 0))
        if change == "merge":
            shape[at : at + 2] = [math.prod(shape[at : at + 2])] if shape else []
        elif change == "split" and at < len(shape):
            part = rng.choice([part for part in (2, 3) if shape[at] % part == 0] or [1])
            shape[at : at + 1] = rng.choice([[part, shape[at] // part], [shape[at] // part, part]])
        elif change == "one":
            shape.insert(at, 1)
        elif change == "drop" and 1 in shape:
            shape.remove(1)
        elif change == "shuffle":
            rng.shuffle(shape)
    if shape and rng.random() < inferred:
        shape[rng.randrange(len(shape))] = -1
    return shape[:DIMS]


def some_arguments(rng: Random, tensor: torch.Tensor, name: str, odd: bool) -> list:
    """Arguments for a step; the odd ones with little regard for the tensor."""
    size, dims = list(tensor.size()), tensor.dim()

    def dim(extra: int = 0) -> int:
        count = max(dims + extra, 1)
        return rng.choice([-count - 1, count, rng.randint(-count, count - 1)][-1 if not odd else 0 :])

    if name in ("view", "reshape"):
        return anything(rng) if odd else some_shape(rng, size)
    if name == "transpose":
        return [dim(), dim()] if odd or dims < 2 else [d - dims * rng.randint(0, 1) for d in rng.sample(range(dims), 2)]
    if name == "permute":
        order = [d - dims * rng.randint(0, 1) for d in rng.sample(range(dims), dims)]
        return (
            rng.choice([anything(rng), order[1:], [*order, *order][: dims + 1], order[1:] + order[1:2]])
            if odd
            else order
        )
    if name == "narrow":
        d = dim()
        length = size[d] if -dims <= d < dims else 2
        begin = rng.randint(-length - odd, length + odd)
        return [d, begin, rng.randint(-1, length + 1) if odd else rng.randint(0, length - begin % (length or 1))]
    if name == "slice":
        count = rng.randint(1, max(dims, 1)) + (odd and rng.random() < 0.4)
        return [some_range(rng, size[i] if i < dims else 2, odd) for i in range(min(count, DIMS))]
    if name == "expand":
        grown = [rng.choice([2, 3, -1, 1, 0]) if length == 1 else rng.choice([length, -1]) for length in size]
        front = [rng.randint(1, 3)] * rng.choice([0, 0, 1])
        return (
            rng.choice([anything(rng), grown[1:], [-1, *grown]])[:DIMS] if odd else (front + grown)[-max(DIMS, dims) :]
        )
    if name == "squeeze":
        return [dim() for _ in range(rng.randint(0, 1))] if dims or odd else []
    if name == "unsqueeze":
        return [dim(1)]
    if name == "flatten":
        ends = [dim() for _ in range(rng.choice([0, 1, 2, 2]))]
        return ends if odd else sorted(ends, key=lambda d: d % max(dims, 1))
    new = [rng.randint(0 if odd else 1, 4) for _ in range(rng.choice([0, 1, 2, 2, 3]))]
    stride = [rng.randint(-1 if odd else 0, 4) for _ in range(len(new) - (odd and rng.random() < 0.3))]
    return [new, stride, *([rng.randint(-1 if odd else 0, 5)] * rng.randint(0, 1))]


def some_range(rng: Random, length: int, odd: bool) -> list[int | None]:
    """start, stop and step of one dimension."""
    if rng.random() < 1 / 4:
        return [None, None, None]
    begin, end = (rng.choice([None, rng.randint(-length - 2, length + 2)]) for _ in range(2))
    return [begin, end, rng.choice([None, 1, 2, 2, 3, *([0, -1] if odd else [])])]


def too_much(tensor: torch.Tensor) -> bool:
    """Whether the figure refuses to draw what torch gives; torch 2.13 gives sizes below 0 for expand(-2, 0)."""
    return tensor.numel() > CELLS or tensor.dim() > DIMS or min(tensor.size(), default=0) < 0


def some_steps(rng: Random, most: int, names: list[list[str]], odd: float) -> dict:
    """A start and steps, each chosen for the tensor that torch has by then."""
    size = some_size(rng)
    tensor, steps = start(size), []
    for _ in range(rng.choice([0, *range(1, most + 1), *range(1, most + 1)])):
        name = rng.choice(rng.choice(names))
        steps.append([name, some_arguments(rng, tensor, name, rng.random() < odd * (2 if "squeeze" in name else 1))])
        result = attempt(tensor, *steps[-1])
        tensor = tensor if isinstance(result, tuple) else result
        if too_much(tensor):
            break
    return {"size": size, "steps": steps}


def a_sequence(rng: Random) -> dict:
    return some_steps(rng, 6, [NAMES, NAMES, SCRAMBLE, SCRAMBLE, COPY], odd=0.12)


def a_viewing(rng: Random) -> dict:
    """Steps that scramble, and a shape to try on what they give."""
    case = some_steps(rng, 4, [SCRAMBLE, SCRAMBLE, SCRAMBLE, NAMES], odd=0.03)
    size = MODEL("run", case)["tensors"][-1]["size"]
    return case | {"wanted": anything(rng) if rng.random() < 0.15 else some_shape(rng, size)}


def a_layout(rng: Random) -> tuple[list[int], list[int], list[int]]:
    """Any size and stride, overlaps and steps of 0 included, and a shape of as many elements."""
    size = some_size(rng)
    stride = [rng.choice([0, 1, 2, 3, 4, 6, 8, 12]) for _ in size]
    for dim in reversed(range(len(size) - 1)):
        if rng.random() < 0.5:  # this pair fits
            stride[dim] = stride[dim + 1] * size[dim + 1]
    shape = some_shape(rng, size, inferred=0)
    return size, stride, shape if math.prod(shape) == math.prod(size) else size


SEEDS = st.randoms(use_true_random=True)
SEQUENCES, VIEWINGS, LAYOUTS = (SEEDS.map(make) for make in (a_sequence, a_viewing, a_layout))


# --- what must hold ---------------------------------------------------------------------------------------------------


def check(case: dict) -> list[str]:
    """Do the case in torch and in the model, hold them against each other, and tell what came of each step."""
    answer = MODEL("run", case)
    tensors = [start(case["size"])]
    told = []
    for step, (name, args) in enumerate(case["steps"]):
        tensor = attempt(tensors[-1], name, args)
        if isinstance(tensor, tuple):
            told.append(f"refused {name}")
            kind, text = tensor
            if text.startswith(
                "numel: integer multiplication overflow"
            ):  # or torch gives a size below 0: the figure does not
                assert min(args) < 0
                kind, text = "", answer["error"]["text"]
            assert answer["error"] == {"step": step, "type": kind, "text": text}
            break
        if too_much(tensor):
            assert (answer["error"]["step"], answer["error"]["type"]) == (step, "")
            told.append("too large to draw")
            break
        if name in ("reshape", "flatten") and tensor.numel():
            copied = answer["tensors"][step + 1]["storage"] != answer["tensors"][step]["storage"]
            assert copied == (tensor.data_ptr() != tensors[-1].data_ptr())
            told.append(f"{name} {'copies' if copied else 'shares'}")
        told.append(f"accepted {name}")
        tensors.append(tensor)
    else:
        assert answer["error"] is None
    storages = list(dict.fromkeys(tensor.untyped_storage()._cdata for tensor in tensors))
    assert len(answer["tensors"]) == len(tensors)
    for tensor, shown in zip(tensors, answer["tensors"], strict=True):
        assert shown == facts(tensor) | {"storage": storages.index(tensor.untyped_storage()._cdata)}
        held = answer["storages"][shown["storage"]]
        assert [held[cell] for cell in MODEL("cellsOf", shown)] == tensor.flatten().tolist()
    return told


@given(SEQUENCES)
def test_every_step_gives_what_torch_gives(case):
    for told in check(case):
        event(told)


@given(VIEWINGS)
def test_view_and_reshape_of_a_shape_to_try(case):
    shown = MODEL("run", case)["tensors"][-1]
    tensor = start(case["size"])
    for name, args in case["steps"][: len(MODEL("run", case)["tensors"]) - 1]:
        tensor = done(tensor, name, args)
    tried = MODEL("tryView", shown, case["wanted"])
    wanted = case["wanted"]
    reshaped, viewed = attempt(tensor, "reshape", wanted), attempt(tensor, "view", wanted)
    if isinstance(reshaped, tuple):
        event("no such shape")
        assert tried == {"error": dict(zip(("type", "text"), reshaped, strict=True))}
        return
    assert tried["size"] == list(reshaped.size())
    if isinstance(viewed, tuple):
        event("view refuses")
        assert viewed[1].startswith("view size is not compatible")
        assert tried["stride"] is None
        assert reshaped.data_ptr() != tensor.data_ptr()
        check_breaking_pair(tensor, tried)
    else:
        event("view works")
        assert tried["stride"] == list(viewed.stride())
        assert tried["breaks"] is None
        assert reshaped.data_ptr() == tensor.data_ptr()
        assert all(pair["fits"] for pair in tried["pairs"] if pair["merged"])


def check_breaking_pair(tensor: torch.Tensor, tried: dict):
    """The named pair alone cannot be merged; those behind it that the shape merges can, one by one and all together."""
    breaks, size = tried["breaks"], list(tensor.size())
    assert breaks["merged"]
    for pair in tried["pairs"]:
        assert can_view(tensor, merged(size, [pair])) == pair["fits"]
    assert not can_view(tensor, merged(size, [breaks]))
    behind = [pair for pair in tried["pairs"] if pair["merged"] and pair["left"] > breaks["left"]]
    assert can_view(tensor, merged(size, behind))


def merged(size: list[int], pairs: list[dict]) -> list[int]:
    """The size with each pair, and the dimensions of size 1 between them, made one."""
    shape = list(size)
    for pair in reversed(pairs):
        between = shape[pair["left"] : pair["right"] + 1]
        shape[pair["left"] : pair["right"] + 1] = [math.prod(between)]
    return shape


def can_view(tensor: torch.Tensor, shape: list[int]) -> bool:
    return isinstance(attempt(tensor, "view", shape), torch.Tensor)


@given(LAYOUTS)
def test_any_size_and_stride(layout):
    """view decides from size and stride alone, and both may be anything."""
    size, stride, wanted = layout
    tensor = torch.empty_strided(size, stride)
    given = MODEL("viewStride", size, stride, wanted)
    event("view works" if given is not None else "view refuses")
    assert can_view(tensor, wanted) == (given is not None)
    if given is not None:
        assert given == list(tensor.view(wanted).stride())
    else:
        check_breaking_pair(tensor, MODEL("tryView", {"size": size, "stride": stride, "offset": 0}, wanted))


@given(VIEWINGS, st.integers(0, 63))
def test_a_link_keeps_the_case_and_the_code_prints_it(case, mark):
    state = case | {"mark": mark, "wanted": case["wanted"] if mark % 3 else None}
    assert MODEL("decode", MODEL("encode", state)) == state
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(MODEL("code", state), {})
    assert printed.getvalue().splitlines() == expected(state)


def expected(state: dict) -> list[str]:
    """What the code of a state prints, from what the figure shows."""
    answer = MODEL("run", state)
    shown, error = answer["tensors"][-1], answer["error"]
    lines = [error["text"]] if error and error["type"] else []
    size, stride = tuple(shown["size"]), tuple(shown["stride"])
    lines.append(f"size {size} stride {stride} offset {shown['offset']}")
    lines.append(f"contiguous: {shown['contiguous']}")
    lines.append(f"shares memory: {shown['storage'] == 0}")
    if state["wanted"] is not None:
        tried = MODEL("tryView", shown, state["wanted"])
        if "error" in tried:
            return [*lines, tried["error"]["text"]]
        incompatible = (
            "view size is not compatible with input tensor's size and stride (at least one dimension spans across"
        )
        refused = f"{incompatible} two contiguous subspaces). Use .reshape(...) instead."
        lines.append(refused if tried["stride"] is None else f"view has stride {tuple(tried['stride'])}")
        lines.append(f"reshape shares: {tried['stride'] is not None}")
    return lines


@given(SEQUENCES, SEEDS)
def test_a_number_in_reading_order_names_its_element_and_its_cell(case, rng):
    shown = MODEL("run", case)["tensors"][-1]
    indices = list(itertools.product(*map(range, shown["size"])))
    cells = [shown["offset"] + sum(map(math.prod, zip(index, shown["stride"], strict=True))) for index in indices]
    assert MODEL("cellsOf", shown) == cells
    if cells:
        number = rng.randrange(len(cells))
        assert MODEL("indexOf", shown["size"], number) == list(indices[number])
        assert MODEL("cellOf", shown, indices[number]) == cells[number]


def test_a_step_starts_with_arguments_that_a_table_accepts():
    for name, text in MODEL["examples"].items():
        args = MODEL("parse", name, text)
        assert MODEL("written", name, args) == text
        assert MODEL("run", {"size": [3, 4], "steps": [[name, args]]})["error"] is None, name


INCOMPLETE = {
    "view": ["", ",", "2,,3", "two", "1000", "2.5", "1, 1, 1, 1, 1, 1, 1"],
    "transpose": ["", "0", "0, 1, 2"],
    "narrow": ["0, 1", "0, 1, 2, 3"],
    "slice": ["", "1", "1:2:3:4", "None:", "1:,,", ":" + ", :" * 6],
    "squeeze": ["()", "0,,", "0, 1"],
    "flatten": ["0, 1, 2"],
    "as_strided": ["", "3, 1", "(3), 1", "(-1,), (1,)", "(3,), (1,), x", "(3,), (1,), (0)"],
}


@pytest.mark.parametrize("name", INCOMPLETE)
def test_what_is_not_complete_is_no_argument(name):
    assert [text for text in INCOMPLETE[name] if MODEL("parse", name, text) is not None] == []


def test_a_start_is_small():
    assert [MODEL("parseStart", text) for text in ("8, 8", " 3,4 ", "()", "0", "64")] == [[8, 8], [3, 4], [], [0], [64]]
    for text in ("", "-1", "65", "8, 9", "1, 1, 1, 1, 1, 1", "0, 65", "x"):
        assert MODEL("parseStart", text) is None, text


def shares(make, look) -> Counter:
    """How often each thing that ``look`` tells of comes up in 400 cases that are always the same."""
    return Counter(told for seed in range(400) for told in look(make(Random(seed))))


def test_the_cases_reach_what_is_interesting():
    steps = shares(a_sequence, check)
    for name in NAMES:
        assert steps[f"accepted {name}"] >= 20, (name, steps)
        assert steps[f"refused {name}"] >= 2, (name, steps)
    copies, views = ([steps[f"{name} {how}"] for name in ("reshape", "flatten")] for how in ("copies", "shares"))
    assert min(*copies, *(count // 10 for count in views)) >= 3, steps
    ends = shares(a_sequence, lambda case: [bool(MODEL("run", case)["error"])])
    tried = shares(a_viewing, lambda case: [outcome(case)])
    free = shares(a_layout, lambda layout: [MODEL("viewStride", *layout) is not None])
    for told in (ends, free, Counter(works=tried["works"], refused=tried["refused"] + tried["no such shape"])):
        assert min(told.values()) > 0.15 * told.total(), told
    assert tried["refused"] > 0.1 * tried.total(), tried


def outcome(case: dict) -> str:
    tried = MODEL("tryView", MODEL("run", case)["tensors"][-1], case["wanted"])
    return "no such shape" if "error" in tried else "refused" if tried["stride"] is None else "works"
