"""A state of the explainer ``loader`` on a real DataLoader, in three kinds of time.

- ``in_virtual_time``: torch's iterator and worker loop in this process, on threads of which one runs at a time.
  Sleeping moves a clock and takes no time, so that thousands of cases can be compared to the millisecond.
- ``in_processes``: real worker processes that never sleep. Every request and every batch carries the time of who sent
  it, and who gets it is never earlier; so what comes out does not depend on how busy the machine is.
- ``tests/explainers/test_loader_model.py`` also runs the script that the figure shows, which sleeps.

The first two give what the model's ``timeline`` gives.
"""

import contextlib
import inspect
import itertools
import math
import multiprocessing
import random
import sys
import threading
import warnings
from unittest.mock import patch

import torch
from torch.utils.data import DataLoader, Dataset, Sampler, get_worker_info

MAIN = "main"
OPTIONS = {
    "batch": "batch_size",
    "dropLast": "drop_last",
    "workers": "num_workers",
    "prefetch": "prefetch_factor",
    "persistent": "persistent_workers",
    "inOrder": "in_order",
}


def options(state: dict) -> dict:
    """What a state says to DataLoader."""
    return {name: state[key] for key, name in OPTIONS.items()}


@contextlib.contextmanager
def quiet():
    """Without the warning of more workers than CPUs, and without what a refused iterator says when it is deleted."""
    with warnings.catch_warnings(), patch.object(sys, "unraisablehook", lambda _: None):
        warnings.filterwarnings("ignore", "This DataLoader will create")
        yield


def refusal(state: dict) -> str | None:
    """What torch says to the options of a state, or None where it accepts them."""
    with quiet():
        try:
            iter(DataLoader(range(state["items"]), **options(state | {"workers": min(state["workers"], 1)})))
        except Exception as error:
            return f"{type(error).__name__}: {error}"
    return None


# --- virtual time -----------------------------------------------------------------------------------------------------


class Actor:
    """One that waits its turn; ``ready`` tells the time from which it can go on."""

    def __init__(self, name):
        self.name, self.turn, self.done = name, threading.Lock(), False
        self.turn.acquire()
        self.ready = lambda: 0


class Clock:
    """Actors that run one at a time, each until it waits. ``tie`` chooses between two that can go on at one moment."""

    def __init__(self, tie):
        self.now, self.tie = 0, tie
        self.running = Actor(MAIN)
        self.actors = [self.running]

    def start(self, name, work) -> Actor:
        actor = Actor(name)
        actor.ready = lambda now=self.now: now

        def run():
            actor.turn.acquire()
            try:
                work()
            finally:
                actor.done = True
                self.actors.remove(actor)
                self._hand_over()

        threading.Thread(target=run, daemon=True).start()
        self.actors.append(actor)
        return actor

    def wait(self, ready):
        """Let others run until the time has come that ``ready()`` tells."""
        me, me.ready = self.running, ready
        self._hand_over()
        assert me.turn.acquire(timeout=60), "no one handed over"

    def sleep(self, time):
        until = self.now + time
        self.wait(lambda: until)

    def _hand_over(self):
        times = [max(self.now, actor.ready()) for actor in self.actors]
        self.now = min(times)
        assert self.now < math.inf, "all wait for each other"
        able = [actor for actor, time in zip(self.actors, times, strict=True) if time == self.now]
        self.running = min(able, key=self.tie)
        self.running.turn.release()


class Queue:
    """A queue in virtual time, in the order of arrival; of two arrivals at one moment the batch asked for first."""

    def __init__(self, clock):
        self.clock, self.items, self.heard = clock, [], lambda item: None
        self.numbers = itertools.count()

    def put(self, item):
        first = item[0] if isinstance(item, tuple) and isinstance(item[0], int) else -1
        self.items.append((self.clock.now, first, next(self.numbers), item))
        self.heard(item)

    def get(self, timeout=None):
        self.clock.wait(lambda: 0 if self.items else math.inf)
        self.items.sort(key=lambda arrival: arrival[:3])
        return self.items.pop(0)[-1]

    def cancel_join_thread(self):
        pass

    close = cancel_join_thread


class Process:
    """A worker: torch's own worker loop as an actor."""

    pid = 2**30  # no process has it
    exitcode = 0

    def __init__(self, context, target, args):
        self.context, self.target, self.args = context, target, args
        given = inspect.signature(target).bind(*args).arguments
        self.id = given["worker_id"]
        given["index_queue"].heard = lambda item: context.asked(self.id, item)

    def start(self):
        self.actor = self.context.clock.start(self.id, lambda: self.target(*self.args))

    def join(self, timeout=None):
        self.context.clock.wait(lambda: 0 if self.actor.done else math.inf)

    def is_alive(self):
        return not self.actor.done

    def terminate(self):
        raise AssertionError("a worker did not end")


class Context(multiprocessing.context.BaseContext):
    """What DataLoader takes as multiprocessing_context."""

    Event = staticmethod(threading.Event)

    def __init__(self, clock, asked):
        self.clock, self.asked = clock, asked

    def Queue(self):
        return Queue(self.clock)

    def Process(self, target, args):
        return Process(self, target, args)


@contextlib.contextmanager
def one_process():
    """Workers in this process leave its signals, threads and random numbers alone."""
    states = random.getstate(), torch.get_rng_state()
    utils = torch.utils.data._utils
    with contextlib.ExitStack() as stack:
        stack.enter_context(quiet())
        stack.enter_context(patch.object(utils.signal_handling, "_set_worker_signal_handlers", lambda: None))
        stack.enter_context(patch.object(utils.worker, "_worker_info", None))
        stack.enter_context(patch.object(utils.worker, "HAS_NUMPY", False))
        stack.enter_context(patch.object(torch, "set_num_threads", lambda _: None))
        stack.enter_context(patch.object(torch.multiprocessing, "_set_thread_name", lambda _: None))
        yield
    random.setstate(states[0])
    torch.set_rng_state(states[1])


def in_virtual_time(state: dict, seed: int = 0) -> dict:
    """The timeline of a state. ``seed`` decides who goes first where two can."""
    # Batches that arrive at one moment may be taken in any order, unless in_order: only then may the loop go first.
    chance = random.Random(seed)
    clock = Clock(lambda actor: (not state["inOrder"] and actor.name == MAIN, chance.random()))
    epoch, taken, starts, loads, takes = 0, 0, [], [], []
    begun = {}

    def asked(worker, item):
        if isinstance(item, tuple):
            loads.append({"epoch": epoch, "batch": item[0], "worker": worker, "asked": clock.now, "take": taken})

    class Photos(Dataset):
        def __len__(self):
            return state["items"]

        def __getitem__(self, index):
            begun.setdefault(clock.running.name, clock.now)
            clock.sleep(state["slowRead"] if index == state["slow"] else state["read"])
            return index

    def collate(indices):
        clock.sleep(state["collate"])
        indices = indices if isinstance(indices, list) else [indices]
        who = clock.running.name
        batch = indices[0] // (state["batch"] or 1)
        if who == MAIN:
            asked(None, (batch,))
            loads[-1]["asked"] = begun[MAIN]  # it asks itself, and begins at once
        load = next(load for load in loads if load["batch"] == batch and load["epoch"] == epoch)
        assert load["worker"] == (None if who == MAIN else who)
        load |= {"from": begun.pop(who), "to": clock.now}
        return indices

    def start(worker):
        at = clock.now
        clock.sleep(state["start"])
        starts.append((epoch, worker, {"worker": worker, "from": at, "to": clock.now}))

    with one_process():
        context = Context(clock, asked) if state["workers"] else None
        loader = DataLoader(
            Photos(), **options(state), collate_fn=collate, worker_init_fn=start, multiprocessing_context=context
        )
        for epoch in range(state["epochs"]):  # noqa: B007, asked and collate read it
            waits, iterator = clock.now, iter(loader)
            taken += 1  # what is asked from here on is asked because a batch is taken
            for indices in iterator:
                at = clock.now
                clock.sleep(state["step"])
                batch = indices[0] // (state["batch"] or 1)
                takes.append({"epoch": epoch, "batch": batch, "from": waits, "at": at, "to": clock.now})
                waits, taken = clock.now, taken + 1
            taken -= 1
        total = clock.now
        if loader._iterator is not None:
            loader._iterator._shutdown_workers()
        del loader
    return {"starts": [known for *_, known in sorted(starts)], "loads": loads, "takes": takes, "total": total}


# --- processes that tell each other the time --------------------------------------------------------------------------


class Told(Sampler):
    """The indices in order, each with the time at which the loop asks for it."""

    def __init__(self, loop):
        self.loop = loop

    def __len__(self):
        return len(self.loop.photos)

    def __iter__(self):
        for index in range(len(self)):
            yield index, self.loop.time()


class Photos(Dataset):
    """Items that cost time on the worker's own clock, which is never behind that of the request."""

    def __init__(self, state):
        batches = state["items"] // (state["batch"] or 1) + 1
        self.state, self.now, self.begun = state, 0, None
        self.ready = torch.zeros(batches, dtype=torch.long).share_memory_()  # when each batch was ready, for the loop

    def __len__(self):
        return self.state["items"]

    def __getitem__(self, told):
        index, asked = told
        if self.begun is None:
            self.begun = self.now = max(self.now, asked)
        self.now += self.state["slowRead"] if index == self.state["slow"] else self.state["read"]
        return index, asked

    def collate(self, samples):
        samples = samples if isinstance(samples, list) else [samples]
        photos = get_worker_info().dataset
        batch = samples[0][0] // (photos.state["batch"] or 1)
        photos.now += photos.state["collate"]
        photos.ready[batch] = photos.now
        begun, photos.begun = photos.begun, None
        times = {"asked": samples[0][1], "from": begun, "to": photos.now}
        return {"batch": batch, "worker": get_worker_info().id, **times}


def start(worker):
    photos = get_worker_info().dataset
    photos.now += photos.state["start"]


class InProcesses:
    """The training loop of a state, with real workers and batches taken in order."""

    def __init__(self, state):
        self.state, self.photos, self.now, self.taking = state, Photos(state), 0, None
        self.takes = []

    def time(self) -> int:
        """The loop's time: a request is made as soon as a batch is taken, and that is no sooner than it is ready."""
        return self.now if self.taking is None else max(self.now, int(self.photos.ready[self.taking]))

    def run(self) -> dict:
        loads = []
        with quiet():
            loader = DataLoader(
                self.photos,
                sampler=Told(self),
                collate_fn=self.photos.collate,
                worker_init_fn=start,
                multiprocessing_context="fork",
                **options(self.state),
            )
            for epoch in range(self.state["epochs"]):
                self.photos.now, waits = self.now, self.now
                iterator = iter(loader)
                self.taking = 0
                for load in iterator:
                    at = max(self.now, load["to"])
                    self.now = at + self.state["step"]
                    self.takes.append({"epoch": epoch, "batch": load["batch"], "from": waits, "at": at, "to": self.now})
                    loads.append({"epoch": epoch, **load})
                    waits, self.taking = self.now, self.taking + 1
                self.taking = None
        return {"loads": loads, "takes": self.takes}


def in_processes(state: dict) -> dict:
    """The loads and takes of a state whose batches come in order from workers."""
    return InProcesses(state).run()
