# ---
# jupyter:
#   description: Which batches a DataLoader asks for, who decodes them and how long the loop waits, measured with real decoding, workers and prefetching.
#   jupytext: {text_representation: {extension: .py, format_name: percent}}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # What does a DataLoader wait for?
#
# A training loop asks for a batch and gets it late. Who was working meanwhile, and
# would more workers or more prefetching have helped?
#
# **Without workers the loop waits for all of the loading. With workers it waits for
# one thing only: the batch whose turn it is.** Workers help while there is a core
# free to run them. Prefetching evens out items of unequal cost and makes no worker
# faster.
#
# This lab settles what the pages on [DataLoader](../data/dataloader.md#look-ahead)
# and [Dataset](../data/dataset.md#lazy-loading) say, with items that take real work.
# Cells with times show those of one machine with two cores. Yours will differ, so
# the plots show ratios to a run of the same session.

# %%
import io
import multiprocessing
import os
import pickle
import subprocess
import sys
import time
import warnings
import zlib
from functools import partial

import matplotlib.pyplot as plt
import numpy as np
import torch
from IPython.display import SVG, display
from torch.utils.data import DataLoader, Dataset, get_worker_info
from tqdm import tqdm


def show(figure, alt):
    """Display a figure as an SVG that a screen reader can name."""
    picture = io.StringIO()
    figure.savefig(picture, format="svg", transparent=True, metadata={"Date": None})
    plt.close(figure)
    display(
        SVG(
            picture.getvalue().replace(
                "<svg ", f'<svg role="img" aria-label="{alt}" ', 1
            )
        )
    )


plt.rcParams |= {
    "svg.fonttype": "none",
    "svg.hashsalt": "lab",
    "figure.figsize": (7, 3.2),
}

# %% [markdown]
# Images and weights are drawn with fixed seeds, so that the facts below can be
# checked again. The dataset stays on the CPU whatever `device` is: workers load
# there, and the loop moves each batch. Torch computes with one thread, as it does in
# a worker. So an unpacking and a step on the CPU take one core each.

# %%
torch.manual_seed(0)
torch.set_num_threads(1)
has_accelerator = torch.accelerator.is_available()
device = torch.accelerator.current_accelerator() if has_accelerator else "cpu"
device = torch.device(device)

# %% [markdown]
# ## Items that take work
#
# A photo is stored much as PNG stores it: each row minus the one above, then
# compressed. Reading it back is decompression and a running sum.

# %%
random = np.random.default_rng(0)


def paint(side, upright):
    """An image of waves and some noise, which compresses about as well as a photo."""
    waves = np.sin(np.linspace(0, 12, side) + random.uniform(0, 6))
    waves = np.broadcast_to(waves, (side, side)) if upright else waves[:, None]
    noise = random.normal(0, 3, (side, side, 3))
    return (128 + 90 * waves[..., None] + noise).astype(np.uint8)


def pack(image):
    differences = np.diff(image, axis=0, prepend=np.zeros_like(image[:1]))
    return zlib.compress(differences.tobytes(), 1), image.shape


def unpack(data, shape):
    differences = np.frombuffer(zlib.decompress(data), np.uint8).reshape(shape)
    return np.cumsum(differences, axis=0, dtype=np.uint8)


image = paint(384, upright=True)
print("unpacked as it was packed:", np.array_equal(unpack(*pack(image)), image))
print(
    "bytes of its pixels:",
    image.nbytes,
    "| packed in fewer:",
    len(pack(image)[0]) < image.nbytes,
)

# %% [markdown]
# The dataset unpacks a photo when its index is asked for, and keeps a thumbnail. It
# also writes down when it worked and in which process. That log lies in shared
# memory, so that this process can read what the workers wrote.


# %%
class Photos(Dataset):
    """Packed photos, and a log of who unpacked each of them when."""

    def __init__(self, packed):
        self.packed = packed
        log = torch.zeros(len(packed), 4, dtype=torch.float64, device="cpu")
        self.log = log.share_memory_()  # start, end, process, worker

    def __len__(self):
        return len(self.packed)

    def __getitem__(self, index):
        start = time.perf_counter()
        pixels = unpack(*self.packed[index])
        stride = max(1, len(pixels) // 64)
        thumbnail = torch.from_numpy(pixels[::stride, ::stride].copy())
        image = thumbnail.permute(2, 0, 1).float() / 255
        worker = info.id if (info := get_worker_info()) else -1
        row = [start, time.perf_counter(), os.getpid(), worker]
        self.log[index] = torch.tensor(row, dtype=torch.float64)
        return image, index


def photos(side, count):
    """Photos of one size: eight different ones, over and over."""
    different = [pack(paint(side, upright=number % 2 == 0)) for number in range(8)]
    return Photos([different[index % 8] for index in range(count)])


# %% [markdown]
# Workers are processes, and a class written in a notebook is known to this process
# only. Forked workers inherit it. Other start methods cannot find it (see below), so
# this lab asks for `fork` by name. Where there is none, as on Windows, it runs without
# workers, and so do all rows below, whatever number of workers they name. (macOS
# offers `fork` too, and Python's manual warns that it may crash there.)

# %%
CAN_FORK = "fork" in multiprocessing.get_all_start_methods()
warnings.filterwarnings("ignore", "This DataLoader will create")  # tells of few cores


def loader_of(dataset, workers, **options):
    """A DataLoader with forked workers, or without any where nothing can fork."""
    if workers and CAN_FORK:
        options |= {"num_workers": workers, "multiprocessing_context": "fork"}
    else:
        options.pop("prefetch_factor", None)
        options.pop("persistent_workers", None)
    return DataLoader(dataset, **options)


print("workers can be forked here:", CAN_FORK)

# %% [markdown]
# ## What is asked for, and when
#
# The loop takes two batches, and the sampler counts how many have been asked for.


# %%
def counted(batches, asked):
    for batch in batches:
        asked.append(time.perf_counter())
        yield batch


small, eights = photos(64, 128), torch.arange(128).view(16, 8).tolist()
print("workers  factor | asked at iter()  after 1 batch  after 2")
for workers, factor in [(0, None), (1, 2), (2, 1), (2, 2), (2, 4), (3, 2)]:
    asked = []
    options = {"batch_sampler": counted(eights, asked), "prefetch_factor": factor}
    batches = iter(loader_of(small, workers, **options))
    counts = [len(asked)]
    for _ in range(2):
        next(batches)
        counts.append(len(asked))
    now, one, two = counts
    print(f"{workers:7}  {factor or '-':>6} | {now:15}  {one:13}  {two:7}")
    del batches

# %% [markdown]
# With workers, `iter()` asks for `workers * prefetch_factor` batches, and each batch
# taken asks for one more. Without workers nothing is asked for until you ask.
#
# ## Who unpacks which batch
#
# The requests go round: with two workers, one gets the even batches, the other the
# odd ones. The batch comes back through shared memory. Worker -1 stands for none.

# %%
for workers in (0, 1, 2, 3):
    loader = loader_of(small, workers, batch_size=8)
    shared = next(iter(loader))[0].is_shared()
    order = [indices[0].item() // 8 for _, indices in loader]
    processes = small.log[:, 2].unique().tolist()
    turns = small.log[::8, 3].int().tolist()[:6]
    here = processes == [os.getpid()]
    print(f"workers: {workers}, processes: {len(processes)}, only this one: {here}")
    print("  batches 0 to 5 unpacked by worker", turns)
    print("  in order:", order == sorted(order), "| in shared memory:", shared)

# %% [markdown]
# Every batch on its way occupies shared memory. This is what a prefetch factor costs,
# and why containers with a small `/dev/shm` fail with many workers.

# %%
batch, _ = next(iter(loader_of(photos(320, 8), 0, batch_size=8)))
for workers, factor in [(2, 2), (2, 8), (8, 8)]:
    megabytes = workers * factor * batch.nbytes / 1e6
    print(f"{workers} workers, factor {factor}: {megabytes:.2f} MB on their way")

# %% [markdown]
# ## Where the time goes
#
# One run without workers and one with two. The step is a `sleep` of fixed length: it
# stands for an accelerator that computes while the CPU has nothing to do. It takes
# 0.6 of the time that unpacking a batch takes here.


# %%
def run(loader, step):
    """Train for one epoch. For each batch: when it was wanted, came, and was done."""
    times = []
    wanted = time.perf_counter()
    for batch in loader:
        came = time.perf_counter()
        step(batch)
        done = time.perf_counter()
        times.append((wanted, came, done))
        wanted = done
    return np.array(times)


def seconds_of(job, repeats=5):
    """The shortest of some runs, since whatever disturbs a run makes it longer."""
    spent = []
    for _ in range(repeats):
        start = time.perf_counter()
        job()
        spent.append(time.perf_counter() - start)
    return min(spent)


def waited(times):
    return (times[:, 1] - times[:, 0]).sum() / (times[-1, 2] - times[0, 0])


large = photos(320, 96)
twelve = torch.arange(96).view(12, 8).tolist()
times = run(loader_of(large, 0, batch_size=8), lambda batch: None)
unpacking = np.median(times[:, 1] - times[:, 0])  # of one batch, in seconds
runs = {}
for workers in (0, 2):
    asked = []
    loader = loader_of(large, workers, batch_sampler=counted(twelve, asked))
    times = run(loader, lambda batch: time.sleep(0.6 * unpacking))
    runs[workers] = (times, large.log.clone().view(12, 8, 4), asked)

# %% [markdown]
# Each row below is a process. Orange is unpacking, blue a step, and the flat pink
# bars are this process waiting. The small marks on top are requests.


# %%
def draw_run(axis, workers, whole):
    """Draw who did what when, with the length `whole` as the unit of time."""
    times, log, asked = runs[workers]
    start = times[0, 0]
    asked = (np.array(asked) - start) / whole
    axis.plot(asked, np.full_like(asked, 0.6), "k|", markersize=6)
    for wanted, came, done in (times - start) / whole:
        axis.broken_barh([(wanted, came - wanted)], (-0.1, 0.2), color="#d6408f")
        axis.broken_barh([(came, done - came)], (-0.35, 0.7), color="#3b82f6")
    for number, batch in enumerate(log.numpy()):
        left = (batch[:, 0].min() - start) / whole
        width = (batch[:, 1].max() - start) / whole - left
        row = -1 - max(0, batch[0, 3])
        axis.broken_barh(
            [(left + 0.001, width - 0.002)], (row - 0.4, 0.5), fc="#e07b00"
        )
        axis.text(left + width / 2, row + 0.15, number, ha="center", fontsize=8)
    names = ["loop"] + [f"worker {number}" for number in range(workers)]
    names += ["unpacking"] * (workers == 0)
    axis.set_yticks(range(0, -len(names), -1), names)
    axis.spines[["top", "right"]].set_visible(False)


# %% tags=["timing"]
figure, axes = plt.subplots(
    2, 1, sharex=True, figsize=(7, 4), height_ratios=[2, 3], layout="constrained"
)
whole = runs[0][0][-1, 2] - runs[0][0][0, 0]
for axis, workers in zip(axes, runs, strict=True):
    draw_run(axis, workers, whole)
    share = waited(runs[workers][0])
    axis.set_title(f"{workers} workers: the loop waits {share:.0%} of its time")
axes[-1].set_xlabel("time, as a share of the run without workers")
show(
    figure,
    "Two timelines of twelve batches. Without workers, unpacking and steps take turns. "
    "With two workers, both unpack side by side while the loop steps, and the run "
    "takes about two thirds of the time.",
)

# %% [markdown]
# Without workers the rows take turns: nothing is unpacked while a step runs. With two,
# the loop waits for the start of the workers and for the first batch. From then on,
# unpacking runs beside the steps. The requests show why: four at once, and then one
# each time a batch is taken.
#
# Whether any unpacking ran beside a step is a fact on any machine.

# %%
for workers, (times, log, _) in runs.items():
    begun, ended = log[:, :, 0].numpy(), log[:, :, 1].numpy()
    beside = any(((begun < done) & (ended > came)).any() for _, came, done in times)
    print(f"{workers} workers: some photo unpacked while a step ran: {beside}")

# %% [markdown]
# ## One slow batch holds up the others
#
# Batches arrive in the sampler's order. Here item 0 is a huge photo, the rest are
# tiny, and a batch is one item. Which ones are ready before item 0 is?

# %%
poster = pack(np.tile(paint(512, upright=True), (4, 4, 1)))
slow_first = Photos([poster] + [pack(paint(16, upright=True))] * 23)
for workers, factor in [(0, None), (2, 2), (2, 4), (3, 2)]:
    slow_first.log.zero_()
    loader = loader_of(slow_first, workers, prefetch_factor=factor)
    arrived = [indices.item() for _, indices in loader]
    ends = slow_first.log[:, 1]
    early = (ends < ends[0]).nonzero().flatten().tolist()
    print(f"{workers} workers, factor {factor}: ready before item 0: {early}")
    print("  first three to arrive:", arrived[:3])

# %% [markdown]
# The other workers finish their share of what was asked for and then stand idle, with
# most items still to do. A new request goes out only when the loop takes a batch,
# and the loop waits for item 0. Nor does another worker take over from the slow one.
# `in_order=False` lets the loop take what is ready; its order differs from run to run.
#
# ## How far ahead is far enough
#
# Real data are uneven. Here every seventh photo is large, and its unpacking takes as
# long as five steps. Two workers could easily keep up *on average*. So each wait comes
# from looking ahead too little: about `5 - workers * factor` steps, as long as there
# is a core for each worker. Shown is the shortest of three runs, batch by batch.

# %% tags=["timing"]
ordinary, big = [pack(paint(side, upright=True)) for side in (160, 896)]
uneven = Photos([big if index % 7 == 6 else ordinary for index in range(49)])
step = seconds_of(lambda: uneven[6]) / 5  # a large photo costs five steps
waits = {}
for factor in tqdm((1, 2, 4)):
    loader = loader_of(uneven, 2, prefetch_factor=factor)
    repeats = []
    for _ in range(3):
        times = run(loader, lambda batch: time.sleep(step))
        repeats.append((times[1:, 1] - times[1:, 0]) / step)
    waits[factor] = np.min(repeats, axis=0)  # what else ran made waits longer
for factor, wait in waits.items():
    print(f"factor {factor}: longest wait {wait.max():.1f} steps, all {wait.sum():.1f}")

# %% tags=["timing"]
figure, axis = plt.subplots(layout="constrained")
styles = [("#3b82f6", "-", "o"), ("#e07b00", "--", "s"), ("#16a34a", ":", "^")]
for (factor, wait), (colour, line, mark) in zip(waits.items(), styles, strict=True):
    label = f"factor {factor}"
    axis.plot(range(1, 49), wait, color=colour, ls=line, marker=mark, ms=3, label=label)
axis.set_xlabel("batch")
axis.set_ylabel("wait before it, in steps")
axis.spines[["top", "right"]].set_visible(False)
axis.legend(frameon=False, ncols=3, loc="lower center", bbox_to_anchor=(0.5, 1))
show(
    figure,
    "Waiting time before each of 48 batches. With factor 1 a peak of three steps and "
    "more at every seventh batch, with factor 2 lower ones, with factor 4 hardly any.",
)

# %% [markdown]
# Each peak is a large photo. (The first batch is left out, since it waits for the
# start of the workers.) With factor 1 two batches are on their way, so the loop waits
# for what is left of the five steps: three, and more where two busy workers slow each
# other down. Factor 2 leaves about one, and factor 4 hides it. Beyond that, a higher
# factor only costs memory.
# The waits never reach zero: a batch that is ready must still be taken from the queue.
#
# Had the workers been too slow on average, no factor would have helped. What is ready
# runs out, and from then on the workers set the pace.
#
# ## How many workers
#
# Unpacking a batch now costs four times as much as a step. Two kinds of step are
# compared. One is a `sleep` as before: the work is done *elsewhere*, on a device. The
# other multiplies matrices *here*, on the CPU that the workers need too. Both take as
# long where nothing else runs.

# %%
sheet = torch.rand(256, 256)
step = unpacking / 4
products = round(step / seconds_of(lambda: sheet @ sheet, repeats=50))


def elsewhere(batch):
    time.sleep(step)


def here(batch):
    for _ in range(products):
        sheet @ sheet


def cores():
    """How many cores this process may use, where the system tells."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count()


# %% [markdown]
# The workers stay alive between epochs here, so that only the steady pace counts.

# %% tags=["timing"]
ratios = {elsewhere: [], here: []}
plan = [(kind, workers) for kind in ratios for workers in range(5)]
for kind, workers in tqdm(plan):
    loader = loader_of(large, workers, batch_size=8, persistent_workers=True)
    if workers:
        next(iter(loader))  # starts them
    epochs = [run(loader, kind) for _ in range(2)]
    ratios[kind].append(min(times[-1, 2] - times[0, 0] for times in epochs))
    del loader
ratios = {kind: np.array(spent) / spent[0] for kind, spent in ratios.items()}
print("cores:", cores(), "| epoch with 0, 1, 2, 3 and 4 workers, without: 1")
for kind, ratio in ratios.items():
    print(f"step {kind.__name__:9}:", "  ".join(f"{value:.2f}" for value in ratio))

# %% tags=["timing"]
figure, axis = plt.subplots(layout="constrained")
for (kind, ratio), (colour, line, mark) in zip(ratios.items(), styles, strict=False):
    label = f"measured, step {kind.__name__}"
    axis.plot(ratio, color=colour, ls=line, marker=mark, label=label)
pace = [max(step, unpacking / workers) for workers in range(1, 5)]
pace = np.array([step + unpacking] + pace) / (step + unpacking)
axis.plot(pace, "k:", marker="x", label="with a core for every worker")
axis.set_xticks(range(5))
axis.set_xlabel("workers")
axis.set_ylabel("time of an epoch\n(without workers: 1)")
axis.set_ylim(0)
axis.spines[["top", "right"]].set_visible(False)
axis.legend(frameon=False, loc="lower left")
show(
    figure,
    "Epoch time relative to no workers, for zero to four workers. The calculated line "
    "for a core per worker falls to a fifth. The measured lines fall until there are "
    "two workers and then stay about level; the one with the step here lies higher.",
)

# %% [markdown]
# The dotted line is arithmetic: the slower of a step and of unpacking divided by the
# workers. Where the step is elsewhere, the measured line follows it as far as there
# are cores: two, on the machine that made this page. The third and fourth worker only
# share those two. The rest of the dotted line **needs more than two cores to be
# seen**, and so does the question how many workers are too many on a large machine.
# Where the step runs here, two workers and the loop compete for two cores, so the line
# ends higher.
#
# ## When workers make it slower
#
# For items that cost almost nothing, sending a batch to another process costs more
# than making it. There is no step in these runs, so nothing can be hidden behind it.

# %% tags=["timing"]
sides = (8, 64, 128, 192, 256, 320)
costs, fresh, kept = [], [], []
for side in tqdm(sides):
    items = photos(side, 64)
    loader = loader_of(items, 0, batch_size=8)
    alone = seconds_of(partial(list, loader), 3)
    loader = loader_of(items, 2, batch_size=8)
    fresh.append(seconds_of(partial(list, loader), 3) / alone)
    loader = loader_of(items, 2, batch_size=8, persistent_workers=True)
    list(loader)  # starts them
    kept.append(seconds_of(partial(list, loader), 3) / alone)
    costs.append(alone / 8 * 1000)
print("a batch in ms, and the epoch with new and with kept workers, without: 1")
for cost, new, old in zip(costs, fresh, kept, strict=True):
    print(f"{cost:6.1f} {new:6.2f} {old:6.2f}")

# %% tags=["timing"]
figure, axis = plt.subplots(layout="constrained")
axis.loglog(costs, fresh, color="#3b82f6", marker="o", label="2 new workers")
axis.loglog(costs, kept, color="#e07b00", ls="--", marker="s", label="2 kept workers")
axis.axhline(1, color="black", ls=":")
axis.set_xticks([0.5, 1, 2, 5, 10, 20], ["0.5", "1", "2", "5", "10", "20"])
axis.set_yticks([0.5, 1, 2, 5, 10, 20], ["0.5", "1", "2", "5", "10", "20"])
axis.minorticks_off()
axis.set_xlabel("cost of making a batch without workers, in ms")
axis.set_ylabel("time of an epoch\n(without workers: 1)")
axis.spines[["top", "right"]].set_visible(False)
axis.legend(frameon=False)
show(
    figure,
    "Time of an epoch of eight batches with two workers relative to none, over the "
    "cost of a batch, both on log scales. Both lines fall. For the cheapest batches "
    "they lie far above 1, new workers higher than kept ones. Costly batches bring "
    "both below 1 or close to it.",
)

# %% [markdown]
# Above the dotted line the workers do harm. New workers also pay for their own start
# within these eight short batches. In an epoch of thousands of batches the start hardly
# counts, and the other line holds. Where the lines cross 1 depends on the machine.
# With two cores, two workers can at best halve the time.
#
# ## New workers for every epoch
#
# Unless told otherwise, a loader starts its workers at each `iter()` and ends them
# with the epoch. `persistent_workers=True` keeps the processes.

# %%
for kept_alive in (False, True):
    loader = loader_of(small, 2, batch_size=8, persistent_workers=kept_alive)
    processes = set()
    for _ in range(2):
        list(loader)
        processes |= set(small.log[:, 2].tolist())
    print(f"persistent_workers={kept_alive}: {len(processes)} processes in two epochs")
    del loader

# %% tags=["timing"]
middle = photos(192, 64)
alone = seconds_of(partial(list, loader_of(middle, 0, batch_size=8)))
figure, axis = plt.subplots(figsize=(7, 2.8), layout="constrained")
for kept_alive, (colour, line, mark) in zip((False, True), styles, strict=False):
    loader = loader_of(middle, 2, batch_size=8, persistent_workers=kept_alive)
    epochs = [seconds_of(partial(list, loader), 1) / alone for _ in range(6)]
    label = f"persistent_workers={kept_alive}"
    axis.plot(range(1, 7), epochs, color=colour, ls=line, marker=mark, label=label)
    print(f"{label:24}", "  ".join(f"{epoch:.2f}" for epoch in epochs))
    del loader
axis.axhline(1, color="black", ls=":")
axis.set_xlabel("epoch of eight batches")
axis.set_ylabel("its time\n(without workers: 1)")
axis.set_ylim(0)
axis.spines[["top", "right"]].set_visible(False)
axis.legend(frameon=False, ncols=2, loc="lower center", bbox_to_anchor=(0.5, 1))
show(
    figure,
    "Time of six short epochs with two workers, relative to an epoch without. New "
    "workers take extra time in every epoch, kept workers only in the first.",
)

# %% [markdown]
# New workers pay in every epoch, kept ones once. What a start costs depends on how
# workers start.
#
# ## Workers that are not forked
#
# `fork` copies this process with all it knows. `spawn`, the default on Windows and
# macOS, starts a new interpreter and sends it the dataset by pickling, and so
# does `forkserver`, the default on Linux since Python 3.14. A pickle holds
# the *name* of a class and not its code. A new interpreter has no notebook.

# %%
READ = "import pickle, sys; pickle.load(sys.stdin.buffer)"
for name, thing in [("a range", range(4)), ("a class of this notebook", Photos)]:
    command = [sys.executable, "-c", READ]
    child = subprocess.run(command, input=pickle.dumps(thing), capture_output=True)
    reason = child.stderr.decode().strip().splitlines()[-1:] or ["found"]
    print(f"{name}, in a new interpreter: {reason[0].split(':')[0]}")

# %% [markdown]
# So outside a fork, put the dataset in a file of its own and import it. Built-in types
# can be sent, which is enough to compare what a start costs.

# %% tags=["timing"]
for method in ["fork"] * CAN_FORK + ["spawn"]:
    loader = DataLoader(range(2), num_workers=1, multiprocessing_context=method)
    spent = seconds_of(partial(list, loader), repeats=1) / alone
    print(f"one worker by {method}: {spent:.1f} such epochs without workers")

# %% [markdown]
# A spawned worker imports torch first. Where you cannot fork,
# `persistent_workers=True` matters much more.
#
# ## What is trained stays the same
#
# Workers change when a batch is made, and neither its place in the order nor its
# content. A linear model learns to tell lying waves from upright ones, with shuffling
# seeded by `generator`.


# %%
def train(workers):
    torch.manual_seed(0)
    layers = [torch.nn.Flatten(), torch.nn.Linear(3 * 64 * 64, 1)]
    model = torch.nn.Sequential(*layers).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-4)
    options = {"batch_size": 8, "shuffle": True, "pin_memory": has_accelerator}
    order = torch.Generator().manual_seed(0)
    losses = []
    for images, indices in loader_of(small, workers, generator=order, **options):
        images = images.to(device, non_blocking=True)
        lying = (indices % 2).float().to(device, non_blocking=True)
        outputs = model(images - 0.5).flatten()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(outputs, lying)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.detach())
    return torch.stack(losses).cpu()


losses = {workers: train(workers) for workers in (0, 1, 2)}
for workers in (1, 2):
    same = torch.allclose(losses[workers], losses[0], atol=1e-4)
    print(f"losses with {workers} workers as without: {same}")
print(
    f"first loss {losses[0][0]:.2f}, mean of the last four {losses[0][-4:].mean():.2f}"
)

# %% [markdown]
# ## What is drawn does not
#
# Random augmentation happens where the item is made. Each worker has its own seed, so
# the number of workers decides what is drawn.


# %%
class Draws(Dataset):
    def __len__(self):
        return 6

    def __getitem__(self, index):
        info = get_worker_info()
        return torch.rand(()).item(), info.seed if info else torch.initial_seed()


def draws(workers):
    order = torch.Generator().manual_seed(0)
    items = list(loader_of(Draws(), workers, batch_size=None, generator=order))
    return [draw for draw, _ in items], sorted({seed for _, seed in items})


for workers in (0, 1, 2):
    same = draws(workers)[0] == draws(workers)[0]
    print(f"{workers} workers, the same generator twice: the same draws: {same}")
print("1 worker and 2 draw the same:", draws(1)[0] == draws(2)[0])
_, seeds = draws(3)
print("seeds of 3 workers, from the lowest:", [seed - seeds[0] for seed in seeds])

# %% [markdown]
# With workers, `generator` decides their seeds too. Without workers the
# draws come from this process's global generator, which `generator=` does not touch.
#
# ## Pinned memory
#
# `pin_memory=True` has each batch copied to page-locked memory *in this process*, by a
# thread where there are workers. That serves only a copy to an accelerator.

# %%
can_pin = device.type not in ("cpu", "mps")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    batch, _ = next(iter(DataLoader(small, batch_size=8, pin_memory=True)))
notes = [str(note.message) for note in caught if "pin_memory" in str(note.message)]
print("pinned only if this device can use it:", batch.is_pinned() == can_pin)
print("torch warns only if it cannot:", (len(notes) == 1) == (not can_pin))

# %% tags=["timing"]
print("device:", device.type, "| pinned:", batch.is_pinned())
print("torch says:", notes[0] if notes else "nothing")
if can_pin:
    plain = torch.rand(64, 3, 256, 256)
    for name, source in [("pageable", plain), ("pinned", plain.pin_memory())]:
        source.to(device)  # the first copy also prepares the device
        torch.accelerator.synchronize()
        start = time.perf_counter()
        copy = source.to(device, non_blocking=True)
        returned = time.perf_counter() - start
        torch.accelerator.synchronize()
        spent = time.perf_counter() - start
        share = returned / spent
        print(f"{name}: {spent * 1000:.1f} ms, the CPU was free after {share:.0%}")

# %% [markdown]
# Without an accelerator torch warns and pins nothing, so there is nothing to measure
# on the machine of this page. Run the lab on a GPU to see the last two lines.
#
# ## What to take away
#
# - Measure the wait first. If the loop never waits, workers have nothing to give.
# - Workers ask `num_workers * prefetch_factor` batches ahead. Without them nothing is.
# - The loop waits for the batch whose turn it is, even when others are ready.
# - A higher `prefetch_factor` hides uneven items and cannot make up for slow workers.
# - Two cores show that workers overlap with the step, what they cost, and that
#   more workers than cores gain nothing. They cannot show how far workers scale, or how
#   many a fast GPU needs. For that, run this lab where you train.
#
# ## What to read next
#
# - [DataLoader](../data/dataloader.md#which) on which option to choose, and
#   [what workers cost](../data/dataloader.md#cost).
# - [Dataset](../data/dataset.md#errors) on what goes wrong in workers.
# - [torch.utils.data](https://docs.pytorch.org/docs/stable/data.html#multi-process-data-loading)
#   in the reference, on loading in several processes.
