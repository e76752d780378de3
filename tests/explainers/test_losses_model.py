"""The losses on a number line: every number as torch computes it in float32, to the last digit that is printed.

The model rounds float64 results; torch's exp and log may differ from those in the last bit, and from machine to
machine. The figure therefore prints as many digits as do not depend on that bit, and these must be torch's.
"""

import contextlib
import io
import math
import re

import pytest
import torch
import torch.nn.functional as F
from hypothesis import event, example, given, settings
from hypothesis import strategies as st
from oracle import Model

MODEL = Model("losses")
WAYS = ("bce", "withLogits", "byHand")


def state(logit, target, near=False):
    return {"logit": logit, "target": target, "near": near}


# Where a sigmoid, a clamp or a subnormal number ends, and where both losses are plain.
EDGES = ((-110, 110), (-8, 8), (13, 17), (16.5, 16.7), (-28, -27), (-89, -87), (-104.5, -99.5), (87, 104.5))
logits = st.one_of(*(st.integers(round(low * 1000), round(high * 1000)) for low, high in EDGES)).map(lambda k: k / 1000)
targets = st.one_of(
    st.sampled_from([0, 1]),
    st.integers(0, 20).map(lambda k: k / 20),
    st.one_of(st.integers(-10, -1), st.integers(21, 30)).map(lambda k: k / 20),
)
states = st.builds(state, logits, targets)


def asked(case):
    """What torch computes: sigmoid and 1 - sigmoid, then loss and gradient of each way, or the error of one."""
    logit = torch.tensor(float(case["logit"]), requires_grad=True)
    target = torch.tensor(float(case["target"]))
    p = torch.sigmoid(logit)
    found = {"sigmoid": p.item(), "rest": (1 - p).item(), "bce": None, "message": ""}

    def both(loss):
        (gradient,) = torch.autograd.grad(loss, logit, retain_graph=True)
        return {"loss": loss.item(), "gradient": gradient.item()}

    try:
        found["bce"] = both(F.binary_cross_entropy(p, target))
    except RuntimeError as error:
        found["message"] = str(error)
    found["withLogits"] = both(F.binary_cross_entropy_with_logits(logit, target))
    found["byHand"] = both(-(target * p.log() + (1 - target) * (1 - p).log()))
    return found


def numbers(found):
    """Every number by name."""
    pairs = {f"{way} {key}": value for way in WAYS for key, value in (found[way] or {}).items()}
    return {"sigmoid": found["sigmoid"], "sigmoid rest": found["rest"]} | pairs


def printed(found, digits):
    """The numbers as Python prints them with so many digits for sigmoid, loss and gradient."""
    return {
        name: f"{float(value):.{digits[name.split()[-1].replace('rest', 'sigmoid')]}g}"
        for name, value in numbers(found).items()
    }


@given(states)
@example(state(20.0625, 0))
@example(state(-0.0, 0.5))
def test_every_printed_digit_is_torchs(case):
    shown, found = MODEL("shown", case), asked(case)
    event("refused" if shown["message"] else "taken")
    assert numbers(shown) == printed(found, shown["digits"]), case
    assert shown["message"] == found["message"]


@given(states)
def test_torchs_numbers_lie_between_what_the_last_bit_allows(case):
    found = numbers(asked(case))
    allowed = [numbers(each) for each in MODEL("possible", case)]
    for name, value in found.items():
        values = [float(each[name]) for each in allowed]
        if math.isnan(value):
            assert all(map(math.isnan, values)), (case, name)
        else:
            assert min(values) <= value <= max(values), (case, name, value)


@given(states)
def test_the_digits_are_the_most_that_are_sure(case):
    digits = MODEL("digits", case)
    allowed = MODEL("possible", case)
    for kind, many in digits.items():
        assert 1 <= many <= 5
        sure = {
            tries: all(
                len({text[name] for text in (printed(each, digits | {kind: tries}) for each in allowed)}) == 1
                for name in numbers(allowed[0])
                if name.split()[-1].replace("rest", "sigmoid") == kind
            )
            for tries in {many, min(many + 1, 5)}
        }
        assert sure[many], (case, kind, "not sure")
        assert many == 5 or not sure[many + 1], (case, kind, "one more digit is sure")


def test_few_digits_are_rare_and_only_where_numbers_cancel():
    cases = [state(k / 8, t) for k in range(-880, 881, 5) for t in (0, 0.1, 0.5, 1)]
    digits = [tuple(MODEL("digits", case).values()) for case in cases]
    assert digits.count((5, 5, 5)) >= 0.93 * len(cases)
    assert all(min(each) >= 4 for each in digits)


def test_no_state_is_left_without_a_sure_digit():
    """Where the gradient or, for a target outside 0 to 1, the loss passes through 0."""
    for step in range(-10, 31):
        target = step / 20
        if 0 < target < 1:
            zero = math.log(target / (1 - target))
        elif 0 <= target <= 1:
            continue
        else:
            low, high = (-110.0, 0.0) if target < 0 else (0.0, 110.0)
            for _ in range(60):
                middle = (low + high) / 2
                loss = (1 - target) * middle + max(-middle, 0) + math.log1p(math.exp(-abs(middle)))
                low, high = (middle, high) if (loss < 0) == (target < 0) else (low, middle)
            zero = low
        for off in (-1, 0, 1):
            case = state(round(round(zero * 1000) + off) / 1000, target)
            digits = MODEL("digits", case)
            assert len({str(printed(each, digits)) for each in MODEL("possible", case)}) == 1, case


@given(st.floats(width=32), st.integers(1, 5))
@example(20.0625, 5)
@example(0.5, 1)
@example(-0.0, 3)
@example(99999.5, 5)
@example(0.0001, 5)
@example(2.0**-149, 2)
def test_numbers_are_written_as_python_writes_them(number, digits):
    assert MODEL("written", number, digits) == f"{number:.{digits}g}"


@given(st.integers(-80000, 80000).map(lambda k: k / 64), st.integers(1, 5))
def test_ties_go_to_the_even_digit(number, digits):
    assert MODEL("written", number, digits) == f"{number:.{digits}g}"


def test_the_bands_are_where_torchs_sigmoid_is_0_and_1():
    line = torch.arange(-110_000, 110_001).double().div(1000).float()
    sigmoids = [torch.sigmoid(line[at]).item() for at in (*range(20_000, 24_000), *range(126_000, 128_000))]
    logits = [k / 1000 for k in (*range(-90_000, -86_000), *range(16_000, 18_000))]
    assert max(z for z, p in zip(logits, sigmoids, strict=True) if p == 0) == MODEL["ZERO"]
    assert min(z for z, p in zip(logits, sigmoids, strict=True) if p == 1) == MODEL["ONE"]


@given(states)
def test_the_words_are_true(case):
    shown, found, word = MODEL("shown", case), asked(case), MODEL("finding", case)
    event(word)
    plain, fused = shown["bce"], shown["withLogits"]
    match word:
        case "refused":
            assert found["message"]
        case "same":
            assert plain == fused
        case "sure":
            assert found["sigmoid"] == case["target"]
            assert plain["gradient"] == "0" == fused["gradient"].lstrip("-")
            assert shown["byHand"]["loss"] == "nan"
        case "lost":
            assert found["sigmoid"] in (0, 1)
            assert plain["gradient"].lstrip("-") == "0" != fused["gradient"]
            assert shown["byHand"] == {"loss": "inf", "gradient": "nan"}
            wrong = abs(found["sigmoid"] - torch.tensor(float(case["target"])).item())
            assert found["bce"]["loss"] == pytest.approx(100 * wrong)
        case "fading":
            assert 0 < found["sigmoid"] < 1.001e-12
            assert abs(found["bce"]["gradient"]) < abs(found["withLogits"]["gradient"])
        case "coarse":
            assert found["sigmoid"] > 0.5
            assert plain != fused
        case "absorbed":
            assert found["sigmoid"] <= 0.5
            assert plain["loss"] != fused["loss"]
            assert found["bce"]["gradient"] == pytest.approx(found["withLogits"]["gradient"], rel=1e-4, abs=1e-6)
        case _:
            pytest.fail(word)


@given(states, st.booleans())
def test_a_link_brings_the_same_state_back(case, near):
    case = case | {"near": near}
    text = MODEL("encode", case)
    assert re.fullmatch(r"[\w.,:;()~*!-]+", text)
    assert MODEL("decode", text) == case


# Texts of links about the limits: a logit from -110 to 110 with three decimals, a target from -0.5 to 1.5 by 0.05.
decimals = st.integers(0, 4).flatmap(lambda n: st.decimals(-130, 130, places=n)).map(str)
steps = st.integers(-14, 34).map(lambda k: str(k / 20)) | st.decimals(-1, 2, places=2).map(str)
texts = st.builds(lambda logit, target, end: f"{logit};{target}{end}", decimals, steps, st.sampled_from(["", ";near"]))


def fits(text):
    """Whether a link's text is a state, by its decimal digits."""
    logit, target = text.split(";")[:2]
    digits = len(logit.partition(".")[2])
    fine = abs(float(logit)) <= 110 and digits <= 3
    return fine and -0.5 <= float(target) <= 1.5 and round(float(target) * 100) % 5 == 0


@given(texts)
def test_links_outside_the_limits_are_refused(text):
    event("taken" if fits(text) else "refused")
    found = MODEL("decode", text)
    if fits(text):
        logit, target = map(float, text.split(";")[:2])
        assert found == state(logit, target, text.endswith("near"))
        assert MODEL("decode", MODEL("encode", found)) == found
    else:
        assert found is None


@settings(max_examples=min(300, settings.default.max_examples))
@given(states)
def test_the_code_prints_what_the_figure_says(case):
    shown, out = MODEL("shown", case), io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(MODEL("code", case), {})
    names = {"bce": "BCELoss", "withLogits": "BCEWithLogitsLoss", "byHand": "by hand"}
    wanted = [f"sigmoid {shown['sigmoid']}, 1 - sigmoid {shown['rest']}", *filter(None, [shown["message"]])]
    for way, name in names.items():
        if shown[way]:
            wanted.append(f"{name}: loss {shown[way]['loss']}, gradient {shown[way]['gradient']}")
    assert out.getvalue().splitlines() == wanted


@pytest.mark.parametrize("cases", [states, texts], ids=["states", "texts"])
def test_taken_and_refused_are_both_frequent(cases):
    """Each at least 15 % of the cases, and every finding among the states."""
    taken, words = [], []

    @settings(max_examples=200, derandomize=True)
    @given(cases)
    def ask(case):
        if cases is texts:
            taken.append(fits(case))
        else:
            words.append(MODEL("finding", case))
            taken.append(words[-1] != "refused")

    ask()
    assert 0.15 * len(taken) <= sum(taken) <= 0.85 * len(taken)
    everything = {"refused", "sure", "lost", "same", "fading", "coarse", "absorbed"}
    assert set(words) in (set(), everything)
