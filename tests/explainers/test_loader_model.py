"""The model of the DataLoader says what torch does: who loads which batch, in which order, when; or why it refuses."""

import math
import os
import re
from collections import Counter

import loaders
import pytest
import torch
from hypothesis import event, example, given, settings
from hypothesis import strategies as st
from oracle import Model
from torch.utils.data import BatchSampler, DataLoader, SequentialSampler

from retrospect.run import Runner

MODEL = Model("loader")
START = MODEL("decode", MODEL["initial"])
FUZZ = settings.default.max_examples > 1000  # `make fuzz`; `make test` compares no time with a real clock


# --- cases ----------------------------------------------------------------------------------------------------------


def times(most):
    """Costs meet at one moment often where they are few, and seldom where they are many."""
    return st.integers(0, most // 10).map(lambda tens: 10 * tens) | st.integers(1, most)


@st.composite
def states(draw, workers=(0, 1, 2, 2, 3, 4), free=None):
    """A state of the figure. Two in five are free to have options that do not go together."""
    free = draw(st.integers(1, 5)) >= 4 if free is None else free
    items = draw(st.integers(1, 32) | st.integers(12, 32))
    state = START | {
        "items": items,
        "read": draw(times(60)),
        "slow": draw(st.none() | st.integers(0, 31).map(lambda index: index * items // 32)),
        "slowRead": draw(times(400)),
        "collate": draw(times(60)),
        "step": draw(times(150)),
        "batch": draw(st.sampled_from([2, 1, 1, 2, 3, 3, 4, 5, 7, 32, None, None])),
        "dropLast": draw(st.booleans()),
        "workers": draw(st.sampled_from([0, 0, 1, 2] if free else workers)),
        "prefetch": draw(st.sampled_from([None, 1, 1, 2, 3, 4])),
        "inOrder": draw(st.sampled_from([True, True, False])),
        "epochs": draw(st.sampled_from([1, 1, 2])),
        "persistent": draw(st.booleans()),
        "start": draw(st.just(0) | times(100)),
    }
    if free:
        return state | draw(
            st.sampled_from([{}, {}, {"prefetch": 0}, {"prefetch": None}, {"batch": None, "prefetch": None}])
        )
    if not state["workers"]:
        state |= {"prefetch": None, "persistent": False}
    return state | {"dropLast": state["dropLast"] and state["batch"] is not None}


def accepted(**given):
    return states(free=False, **given)


# --- against torch --------------------------------------------------------------------------------------------------


NO_BATCH = {"items": 3, "batch": 4, "dropLast": True, "workers": 2, "epochs": 2, "start": 10}
SLOW = {"items": 12, "batch": 1, "slow": 0, "slowRead": 300, "workers": 3, "prefetch": 2, "inOrder": False}


@given(states(), st.integers(0, 2**32))
@example(START | NO_BATCH, 0)
@example(START | NO_BATCH | {"persistent": True}, 0)
@example(START | SLOW, 0)
def test_the_timeline_is_that_of_torchs_own_loop(state, seed):
    """Every request, load and take to the millisecond, whoever goes first where two can."""
    refused = loaders.refusal(state)
    event("refused" if refused else f"{state['workers']} workers")
    assert MODEL("refusal", state) == refused
    timeline = MODEL("timeline", state)
    if refused:
        assert timeline is None
    else:
        assert timeline == loaders.in_virtual_time(state, seed)


@given(states())
def test_the_batches_are_those_of_torchs_samplers(state):
    if MODEL("refusal", state):
        return
    sampler = SequentialSampler(range(state["items"]))
    loader = DataLoader(range(state["items"]), batch_size=state["batch"], drop_last=state["dropLast"])
    batches = MODEL("batches", state)
    assert len(loader) == len(batches)
    if state["batch"] is None:
        assert batches == [[index] for index in sampler]
    else:
        assert batches == list(BatchSampler(sampler, state["batch"], state["dropLast"]))
        assert batches == [batch.tolist() for batch in loader]


@settings(max_examples=60 if FUZZ else 6)
@given(accepted(workers=(1, 2, 3, 4)))
def test_real_workers_do_the_same(state):
    """Real processes, which tell each other what time it is instead of sleeping."""
    state |= {"inOrder": True}
    if not MODEL("batches", state):
        return
    timeline, real = MODEL("timeline", state), loaders.in_processes(state)
    event(f"{state['workers']} workers, {state['epochs']} epochs")
    loads = [{key: load[key] for key in real["loads"][0]} for load in timeline["loads"]]
    assert loads == real["loads"]
    assert timeline["takes"] == real["takes"]


def busy() -> bool:
    """Whether more processes want this machine's CPUs than there are: then a sleep may end whenever it likes."""
    return hasattr(os, "getloadavg") and os.getloadavg()[0] > os.cpu_count()


@pytest.mark.skipif(not FUZZ, reason="compares seconds: make fuzz")
@settings(max_examples=20)
@given(accepted())
def test_the_script_takes_as_long_as_the_figure_says(state):
    """What the copy button gives, asleep: never earlier than the figure, and later by what the figure leaves out.

    That may be 20 %, 40 ms for each start of a process and 1 ms for each sleep.
    """
    state |= {"inOrder": True}  # otherwise nearly equal times decide the order
    totals, plan = MODEL("totals", state), MODEL("batches", state)
    starts = 1 + state["workers"] * (1 if state["persistent"] else state["epochs"])
    sleeps = state["epochs"] * sum(len(batch) + 2 for batch in plan)
    spare = 0.2 * totals["total"] + 40 * starts + sleeps
    runner, later = Runner(), math.inf
    for _ in range(3):
        outcome = runner.run_text("import warnings; warnings.simplefilter('ignore')\n" + MODEL("code", state))
        assert outcome.failure is None
        *lines, items, last = outcome.output.splitlines()
        assert lines == told(state)
        waited, total = map(int, re.fullmatch(r"waited (\d+) of (\d+) ms", last).groups())
        rate = float(items.removesuffix(" items/s"))
        assert total < 20 or rate * total == pytest.approx(1000 * totals["items"], rel=0.05)
        assert total > totals["total"] - 2
        later = min(later, max(total - totals["total"], waited - totals["waited"]))
        if later < spare:
            break
    else:
        if busy():
            pytest.skip("the machine is too busy to compare seconds")
    event(f"{round(100 * later / max(totals['total'], 1), -1):.0f} % later")
    assert later < spare


def told(state):
    """What the script prints about its batches: their indices, and who loaded them."""
    timeline, batches = MODEL("timeline", state), MODEL("batches", state)
    who = {(load["epoch"], load["batch"]): load["worker"] for load in timeline["loads"]}
    workers = [who[take["epoch"], take["batch"]] for take in timeline["takes"]]
    names = ["the loop itself" if worker is None else f"worker {worker}" for worker in workers]
    return [f"{batches[take['batch']]} from {name}" for take, name in zip(timeline["takes"], names, strict=True)]


# --- what follows from the timeline -----------------------------------------------------------------------------------


PLACES = {
    "ready": lambda begun, ready, now: ready <= now,
    "loading": lambda begun, ready, now: begun <= now < ready,
    "queued": lambda begun, ready, now: now < begun,
}


@given(accepted())
def test_at_every_moment_each_batch_is_in_one_place(state):
    """Asked ahead are as many batches as torch asks for: prefetch_factor for each worker, as long as there are any."""
    timeline, batches = MODEL("timeline", state), len(MODEL("batches", state))
    takes, loads = timeline["takes"], {(load["epoch"], load["batch"]): load for load in timeline["loads"]}
    for taken in range(0, len(takes) + 1, max(1, len(takes) // 4)):
        moment = MODEL("moment", state | {"taken": taken})
        places = [load["batch"] for place in ("taken", *PLACES, "later") for load in moment[place]]
        assert sorted(places) == list(range(batches))
        for place, fits in PLACES.items():
            for times in (loads[moment["epoch"], load["batch"]] for load in moment[place]):
                assert fits(times["from"], times["to"], moment["at"])
        done = len(moment["taken"])
        assert [load["batch"] for load in moment["taken"]] == [take["batch"] for take in takes[taken - done : taken]]
        ahead = state["workers"] * (state["prefetch"] or 2)
        asked = sum(len(moment[place]) for place in PLACES)
        assert asked == min(ahead, batches - done)


@given(accepted())
def test_totals_add_up(state):
    timeline, totals = MODEL("timeline", state), MODEL("totals", state)
    steps = sum(take["to"] - take["at"] for take in timeline["takes"])
    if timeline["takes"]:
        ends = timeline["takes"][-1]["to"]
        assert totals["waited"] + steps == ends == totals["total"]
    assert totals["late"] <= totals["waited"]
    assert totals["items"] == state["epochs"] * sum(map(len, MODEL("batches", state)))
    held = MODEL("held", state)
    event(f"held: {held is not None}")
    assert held is None or (state["workers"] > 1 and state["inOrder"] and held["ready"] < held["until"])


@given(states())
def test_a_link_brings_the_state_back(state):
    state = MODEL("whole", state | {"taken": 3})
    text = MODEL("encode", state)
    assert re.fullmatch(r"[\w.,:;()~*!-]+", text)
    assert MODEL("decode", text) == state


NONSENSE = """
items items: items:0 items:33 items:null items:true items:4, items:4:5 batch:true workers:5 slow:32 slow:true slow:false
epochs:3 slow:undefined inOrder:null inOrder:1 persistent:2 read:1000 read:-1 read:1.5 read:true toString:1
"""


@pytest.mark.parametrize("text", ["", *NONSENSE.split()])
def test_what_is_no_state_is_not_taken_for_one(text):
    assert MODEL("decode", text) is None


def test_examples_are_states_and_differ():
    texts = [text for _, text in MODEL["examples"]]
    assert [MODEL("encode", MODEL("decode", text)) for text in texts] == texts
    assert len(set(texts)) == len(texts)
    words = [MODEL("words", MODEL("decode", text)) for text in texts]
    assert len(set(words)) == len(words)


def test_the_code_runs_on_torch():
    """One script with every option, one with none, one for a refusal."""
    runner = Runner()
    rich = MODEL(
        "decode",
        "items:7,read:1,slow:1,slowRead:2,collate:1,step:1,batch:2,dropLast:true,workers:2,prefetch:1,"
        "inOrder:false,epochs:2,persistent:true,start:1",
    )
    alone = MODEL("decode", "items:3,batch:null")
    for state in (rich, alone):
        outcome = runner.run_text(MODEL("code", state))
        assert outcome.failure is None
        printed = [line.split(" from ") for line in outcome.output.splitlines()[:-2]]
        expected = [line.split(" from ") for line in told(state)]
        if state["inOrder"]:
            assert printed == expected
        else:  # then who loads which batch depends on who is ready first
            assert sorted(indices for indices, _ in printed) == sorted(indices for indices, _ in expected)
    refused = MODEL("decode", "items:7,prefetch:3")
    outcome = runner.run_text(MODEL("code", refused), declared_errors=["ValueError"])
    assert outcome.output.strip() == MODEL("refusal", refused)


def test_all_answers_are_frequent():
    """A strategy that seldom meets one of them would prove little."""
    seen, cases = Counter(), 500

    @settings(max_examples=cases, derandomize=True)
    @given(states())
    def ask(state):
        refused = MODEL("refusal", state)
        seen["refused" if refused else "accepted"] += 1
        if refused:
            seen[refused[:30]] += 1
            return
        totals = MODEL("totals", state)
        seen["the loop waits"] += totals["late"] > 0 < state["workers"]
        seen["workers wait"] += totals["idle"] > 0
        seen["held"] += MODEL("held", state) is not None
        order = [take["batch"] for take in MODEL("timeline", state)["takes"]]
        seen["out of order"] += state["epochs"] == 1 and order != sorted(order)

    ask()
    assert min(seen["refused"], seen["accepted"]) >= 0.15 * cases, seen
    assert min(seen["the loop waits"], seen["workers wait"]) >= 0.1 * cases, seen
    assert min(seen["held"], seen["out of order"]) >= 0.02 * cases, seen
    assert sum(count > 0.01 * cases for reason, count in seen.items() if "Error" in reason) == 4, seen


def test_the_oracle_leaves_torch_as_it_was():
    before = torch.get_num_threads(), torch.initial_seed(), torch.get_rng_state()
    loaders.in_virtual_time(START)
    assert (torch.get_num_threads(), torch.initial_seed()) == before[:2]
    assert torch.equal(torch.get_rng_state(), before[2])
