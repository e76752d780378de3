# ---
# jupyter:
#   description: Bytes that a reshape allocates, measured over 45,056 pairs of layout and shape, with slices that keep big storages alive and channels_last.
#   jupytext: {text_representation: {extension: .py, format_name: percent}}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # How much memory does a reshape cost?
#
# Does `reshape` share memory or copy it, how many bytes does a copy take, and what does
# a small view keep alive?
#
# **A reshape costs nothing, or one full copy of the elements that the tensor shows.**
# There is nothing in between, and `is_contiguous()` does not tell which of the two you
# get: strides and sizes do. A view costs no bytes, but it keeps its whole storage
# alive, in memory and in the saved file.
#
# This puts numbers on [view or reshape](../tensors/view-or-reshape.md) and
# [storage and strides](../tensors/storage-and-strides.md).

# %%
import copy
import io
import operator
import os
from functools import partial
from itertools import accumulate, pairwise

# keeps the profiler's own log out of the notebook
os.environ["KINETO_LOG_LEVEL"] = "99"

import matplotlib.pyplot as plt
import torch
import torch.nn.functional as F
from IPython.display import SVG, display
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from torch.autograd.profiler import profile
from torch.utils.benchmark import Timer
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
# No result below depends on a draw. The few random images are seeded all the same.

# %%
plt.rcParams["font.sans-serif"] = ["DejaVu Sans"]  # one name: a smaller SVG

# memory counters exist for CPU and CUDA, so the lab runs on one of these two
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
if device.type == "cuda":
    torch.set_default_device(device)
_ = torch.manual_seed(0)

# %% [markdown]
# ## Two ways to count bytes
#
# The storage knows its size: `untyped_storage().nbytes()`. Two tensors share memory
# when their storages start at the same address.
#
# The allocator knows the truth. On CUDA, `memory_allocated()` reads its counter. On a
# CPU, torch's profiler records each allocation and each release. The sum of both is
# what stays allocated while the result lives.


# %%
def live_bytes(make):
    """Count the bytes that stay allocated while the result of `make()` lives."""
    if device.type == "cuda":
        before = torch.cuda.memory_allocated()
        result = make()
        live = torch.cuda.memory_allocated() - before
    else:
        with profile(profile_memory=True) as record:
            result = make()
        live = sum(event.self_cpu_memory_usage for event in record.function_events)
    del result
    return live


def shares(a, b):
    return a.untyped_storage().data_ptr() == b.untyped_storage().data_ptr()


for name, make in {
    "zeros(1024)": lambda: torch.zeros(1024),
    "zeros(1024).view(32, 32)": lambda: torch.zeros(1024).view(32, 32),
    "zeros(1024).double()": lambda: torch.zeros(1024).double(),
}.items():
    print(f"{name:26}{live_bytes(make):>6,} bytes, storage: ", end="")
    print(f"{make().untyped_storage().nbytes():,}")

# %% [markdown]
# The last line shows that releases count too: the 4,096 bytes of the first tensor are
# gone, the 8,192 of the result remain. (CUDA hands out blocks of 512 bytes. All sizes
# in this lab are multiples of that, so both counters agree.)
#
# ## Sixteen layouts, ten shapes
#
# Sixteen tensors, all of size `(8, 12, 16)`: 1,536 floats, 6,144 bytes. They differ
# only in how they lie in memory. Each is reshaped to ten shapes.

# %%
layouts = {
    "contiguous": torch.zeros(8, 12, 16),
    "rows of a longer one": torch.zeros(16, 12, 16).narrow(0, 4, 8),
    "crop in the middle": torch.zeros(8, 24, 16).narrow(1, 4, 12),
    "crop at the end": torch.zeros(8, 12, 32).narrow(2, 8, 16),
    "step 2 in dim 0": torch.zeros(16, 12, 16)[::2],
    "step 2 in dim 1": torch.zeros(8, 24, 16)[:, ::2],
    "step 2 in dim 2": torch.zeros(8, 12, 32)[:, :, ::2],
    "transpose(0, 1)": torch.zeros(12, 8, 16).transpose(0, 1),
    "transpose(1, 2)": torch.zeros(8, 16, 12).transpose(1, 2),
    "permute(2, 1, 0)": torch.zeros(16, 12, 8).permute(2, 1, 0),
    "permute(2, 0, 1)": torch.zeros(12, 16, 8).permute(2, 0, 1),
    "expand dim 0": torch.zeros(1, 12, 16).expand(8, 12, 16),
    "expand dim 1": torch.zeros(8, 1, 16).expand(8, 12, 16),
    "expand dim 2": torch.zeros(8, 12, 1).expand(8, 12, 16),
    "expand a scalar": torch.zeros(1).expand(8, 12, 16),
    "unfold (windows)": torch.zeros(8, 27).unfold(1, 16, 1),
}
shapes = {
    "same": (8, 12, 16),
    "insert 1": (8, 1, 12, 16),
    "split 0": (2, 4, 12, 16),
    "split 1": (8, 3, 4, 16),
    "split 2": (8, 12, 4, 4),
    "merge 0, 1": (96, 16),
    "merge 1, 2": (8, 192),
    "cut anew": (12, 8, 16),
    "halves": (2, 768),
    "flat": (1536,),
}
assert {tuple(tensor.shape) for tensor in layouts.values()} == {(8, 12, 16)}

# %%
table = []
for tensor in layouts.values():
    for shape in shapes.values():
        shared = shares(tensor, tensor.reshape(shape))
        new = live_bytes(partial(tensor.reshape, shape))
        table.append((tensor, shape, shared, new))

shared_cases = [row for row in table if row[2]]
print("pairs measured:          ", len(table))
print("share the storage:       ", len(shared_cases))
print("bytes where they share:  ", {new for _, _, shared, new in table if shared})
print("bytes where they do not: ", {new for _, _, shared, new in table if not shared})
odd = sum(not tensor.is_contiguous() for tensor, _, _, _ in shared_cases)
print("share, not contiguous:   ", odd)

# %% [markdown]
# Two numbers only: 0 bytes, or 6,144, which is `numel() * element_size()`. The size of
# the storage behind the tensor does not matter: for `expand dim 0` it is 768 bytes, and
# the copy is eight times as big. For `step 2` it is 12,288, and the copy is half as
# big.
#
# The picture shows where. Read along a row: one layout may share for one shape and copy
# for the next.


# %%
def draw_matrix(rows, columns, cells):
    figure, axes = plt.subplots(figsize=(7, 5))
    boxes = []
    for index, shared in enumerate(cells):
        y, x = divmod(index, len(columns))
        word = "view" if shared else "copy"
        axes.text(x, y, word, ha="center", va="center", fontsize=7.5)
        if not shared:
            left, right, low, high = x - 0.48, x + 0.48, y - 0.45, y + 0.45
            boxes.append([(left, low), (right, low), (right, high), (left, high)])
    paths = [Path(box + box[:1], closed=True) for box in boxes]
    together = Path.make_compound_path(*paths)
    axes.add_patch(PathPatch(together, color="#e07b00", alpha=0.45, linewidth=0))
    axes.set_xlim(-0.5, len(columns) - 0.5)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xticks(range(len(columns)), columns, fontsize=8)
    axes.set_yticks(range(len(rows)), rows, fontsize=8)
    axes.tick_params(length=0, labeltop=True, labelbottom=False)
    axes.spines[:].set_visible(False)
    figure.tight_layout()
    return figure


titles = [name.replace(" ", "\n", 1) for name in shapes]
show(
    draw_matrix(list(layouts), titles, [row[2] for row in table]),
    "A table of sixteen layouts by ten target shapes, each cell marked view or copy. "
    "The rows for contiguous, rows of a longer one, step 2 in dim 2 and expand a "
    "scalar say view throughout. Splits and the inserted dimension say view in every "
    "row. Most cells under flat say copy.",
)

# %% [markdown]
# ## A layout has seams
#
# Two neighbouring dimensions fit together when one step in the first is as long as a
# whole walk along the second ([the rule](../tensors/view-or-reshape.md#the-rule)).
# Where they do not fit, call it a *seam*, and number it by the count of elements behind
# it. A shape has cuts, numbered the same way.
#
# **A reshape shares if the new shape has a cut at every seam.**
#
# That is a prediction from `size()` and `stride()` alone. It is tested on all ordered
# ways to write 1,536 as a product.


# %%
def seams(tensor):
    dims = [
        (size, stride)
        for size, stride in zip(tensor.shape, tensor.stride(), strict=True)
        if size != 1
    ]
    found, behind = set(), 1
    for (_, outer), (size, inner) in reversed(list(pairwise(dims))):
        behind *= size
        if outer != size * inner:
            found.add(behind)
    return found


def cuts(shape):
    return set(accumulate(reversed(shape), operator.mul))


def products(number):
    yield (number,)
    for first in range(2, number // 2 + 1):
        if number % first == 0:
            yield from ((first, *rest) for rest in products(number // first))


turned = layouts["transpose(0, 1)"]
print("seams of transpose(0, 1):", sorted(seams(turned)))
print("cuts of (12, 8, 16):     ", sorted(cuts((12, 8, 16))))
print("cuts of (2, 4, 12, 16):  ", sorted(cuts((2, 4, 12, 16))))


# %%
def view_works(tensor, shape):
    try:
        tensor.view(shape)
    except RuntimeError:
        return False
    return True


every_shape = list(products(1536))
free, surprises, disagreements = {}, 0, 0
for name, tensor in tqdm(layouts.items()):
    marks, free[name] = seams(tensor), 0
    for shape in every_shape:
        shared = shares(tensor, tensor.reshape(shape))
        free[name] += shared
        surprises += shared != (marks <= cuts(shape))
        disagreements += shared != view_works(tensor, shape)

print("pairs of layout and shape:      ", f"{len(layouts) * len(every_shape):,}")
print("reshape shares, but:            ", f"{sum(free.values()):,}")
print("seams predict something else:   ", surprises)
print("view and reshape disagree:      ", disagreements)

# %% [markdown]
# Not one wrong prediction. And `view` raises in exactly the cases in which `reshape`
# copies.
#
# The fewer seams, the more shapes are free. Notice the two extremes among tensors that
# are *not* contiguous: a step in the last dimension costs nothing for any shape, a
# reversed order costs a copy for most.

# %%
figure, axes = plt.subplots(figsize=(7, 4))
percent = [100 * count / len(every_shape) for count in free.values()]
axes.barh(list(free), percent, color="#3b82f6", height=0.65)
for y, (tensor, part) in enumerate(zip(layouts.values(), percent, strict=True)):
    where = ", ".join(map(str, sorted(seams(tensor)))) or "none"
    axes.text(part + 1, y, f"{part:.0f} %, seams: {where}", va="center", fontsize=8)
axes.set_xlim(0, 128)
axes.set_xticks(range(0, 101, 25))
axes.set_xlabel(f"shapes that cost no copy, in % of {len(every_shape):,}")
axes.invert_yaxis()
axes.tick_params(axis="y", length=0, labelsize=8)
axes.spines[["top", "right"]].set_visible(False)
figure.tight_layout()
show(
    figure,
    "Bars, one for each of sixteen layouts: the percentage of shapes that reshape "
    "reaches without a copy. It is 100 for the four layouts without a seam, 32 or 36 "
    "for the seven with one, and 9 for the five with two.",
)

# %% [markdown]
# ## Copies you can ask for
#
# `contiguous()` copies only where it must, like `reshape`. `clone()` always copies.
# Writing `contiguous().view()` for `reshape` saves nothing. A copy takes its elements
# times their size in every dtype.

# %%
rows, turned = torch.zeros(64, 32), torch.zeros(32, 64).t()
for name, make in {
    "rows.contiguous()": lambda: rows.contiguous(),
    "rows.clone()": lambda: rows.clone(),
    "turned.contiguous()": lambda: turned.contiguous(),
    "turned.reshape(64, 32)": lambda: turned.reshape(64, 32),
    "turned.reshape(-1)": lambda: turned.reshape(-1),
    "turned.contiguous().view(-1)": lambda: turned.contiguous().view(-1),
}.items():
    print(f"{name:30}{live_bytes(make):>6,} bytes")
print("rows.contiguous() is rows:", rows.contiguous() is rows)
for dtype in (torch.uint8, torch.float16, torch.float64):
    typed = turned.to(dtype)
    print(typed.numel(), f"{dtype}:", live_bytes(partial(typed.reshape, -1)), "bytes")

# %% [markdown]
# ## expand is free until you merge
#
# `expand` writes a stride of 0: one row, seen many times. Attention with grouped heads
# does this with keys: each of 2 key heads serves several query heads. The next line is
# often a `reshape` that merges both head dimensions, and this is where the bytes
# appear.

# %%
keys = torch.zeros(2, 2, 1, 128, 64)  # batch, key heads, 1, tokens, features
groups = [1, 2, 4, 8, 16, 32]
kibibyte = 1024
cost = {"expand": [], "then merge heads": [], "then merge tokens": [], "repeat": []}
for group in groups:
    wide = keys.expand(2, 2, group, 128, 64)
    for name, make in {
        "expand": partial(keys.expand, 2, 2, group, 128, 64),
        "then merge heads": partial(wide.flatten, 1, 2),
        "then merge tokens": partial(wide.flatten, 3, 4),
        "repeat": partial(keys.repeat, (1, 1, group, 1, 1)),
    }.items():
        cost[name].append(live_bytes(make) // kibibyte)

print(f"keys: {keys.untyped_storage().nbytes() // kibibyte} KiB")
print("query heads for each key head:", groups)
for name, kibibytes in cost.items():
    print(f"{name:18} allocates KiB:  {kibibytes}")

# %%
figure, axes = plt.subplots()
styles = {
    "then merge heads": ("#e07b00", ".-"),
    "repeat": ("#d6408f", "x"),
    "then merge tokens": ("#16a34a", ".--"),
    "expand": ("#3b82f6", "+"),
}
for name, (color, style) in styles.items():
    label = f"expand, {name}" if name.startswith("then") else name
    axes.plot(groups, cost[name], style, color=color, label=label, markersize=8)
axes.set_xticks(groups)
axes.set_xlabel("times that each row is shown")
axes.set_ylabel("KiB allocated")
axes.spines[["top", "right"]].set_visible(False)
axes.legend(frameon=False)
figure.tight_layout()
show(
    figure,
    "Allocated KiB over the number of times each row is shown, 1 to 32. expand alone "
    "and expand with a merge of tokens stay at 0. expand with a merge of heads and "
    "repeat rise in proportion and lie on each other, except at 1, where only repeat "
    "allocates.",
)

# %% [markdown]
# Merging tokens and features, which were not expanded, stays free. Merging an expanded
# dimension with one that is not writes every repetition out, so `expand` and `reshape`
# cost what `repeat` costs. Keep the group as a dimension of its own for as long as you
# can.
#
# ## What a small view keeps alive
#
# Each line makes a tensor of 4 MiB, takes a part of it and forgets the rest. What is
# left?


# %%
def big():
    return torch.zeros(1024, 1024)


parts = {
    "row": lambda whole: whole[0],
    "row.detach()": lambda whole: whole[0].detach(),
    "row.reshape(32, 32)": lambda whole: whole[0].reshape(32, 32),
    "row.contiguous()": lambda whole: whole[0].contiguous(),
    "row.to(float32)": lambda whole: whole[0].to(torch.float32),
    "deepcopy(row)": lambda whole: copy.deepcopy(whole[0]),
    "row.clone()": lambda whole: whole[0].clone(),
    "row + 0": lambda whole: whole[0] + 0,
    "column": lambda whole: whole[:, 0],
    "column.reshape(32, 32)": lambda whole: whole[:, 0].reshape(32, 32),
    "column.contiguous()": lambda whole: whole[:, 0].contiguous(),
}
for name, take in parts.items():
    alive = live_bytes(lambda take=take: take(big()))
    print(f"{name:24}{alive // 1024:>5,} KiB for {take(big()).numel() * 4 // 1024} KiB")

# %% [markdown]
# `contiguous()` frees the column and not the row: a row is contiguous already, so it
# comes back as it is. The same goes for `to` when nothing is to be converted.
# `deepcopy` makes things worse: it copies the whole storage for one row. Write
# `clone()` when you keep a part.
#
# ## What a saved view writes
#
# `torch.save` writes storages, not tensors. Files here are `io.BytesIO` buffers.


# %%
def file_bytes(thing):
    file = io.BytesIO()
    torch.save(thing, file)
    return file.tell()


whole = big()
top, bottom = whole.split(512)
row = whole[0].clone()
files = {
    "whole": whole,
    "row": whole[0],
    "row, cloned": whole[0].clone(),
    "both halves": [top, bottom],
    "halves, cloned": [top.clone(), bottom.clone()],
    "whole and both halves": [whole, top, bottom],
    "the same three, cloned": [whole, top.clone(), bottom.clone()],
    "row, expanded": row.expand(1024, 1024),
    "row, expanded, contiguous": row.expand(1024, 1024).contiguous(),
}
sizes = {name: file_bytes(thing) / 1024 for name, thing in files.items()}
for name, size in sizes.items():
    print(f"{name:26}{size:>7,.0f} KiB")

# %%
figure, axes = plt.subplots(figsize=(7, 3.2))
axes.barh(list(sizes), sizes.values(), color="#8b5cf6", height=0.65)
for y, size in enumerate(sizes.values()):
    axes.text(size * 1.1, y, f"{size:,.0f} KiB", va="center", fontsize=8)
axes.set_xscale("log")
axes.set_xlim(1, 40_000)
axes.set_xlabel("KiB on disk (logarithmic)")
axes.invert_yaxis()
axes.tick_params(axis="y", length=0, labelsize=8)
axes.spines[["top", "right"]].set_visible(False)
figure.tight_layout()
show(
    figure,
    "Bars of file sizes on a logarithmic axis. A row of the matrix takes as much as "
    "the whole matrix, 4,098 KiB; its clone takes 6. Halves and whole together take "
    "4,098, their clones 8,194. An expanded row takes 6, its contiguous copy 4,098.",
)

# %% [markdown]
# One row costs as much as the whole. But the same rule works for you when several
# tensors share: three views of one storage are written once. An expanded row is written
# as one row. Loading brings back the sharing and the strides.

# %%
file = io.BytesIO()
torch.save({"halves": [top, bottom], "wide": row.expand(1024, 1024)}, file)
file.seek(0)
loaded = torch.load(file)
print("halves share a storage after loading:", shares(*loaded["halves"]))
print("strides of the loaded expanded row:  ", loaded["wide"].stride())

# %% [markdown]
# ## channels_last permutes memory, not dimensions
#
# An image batch has size `(N, C, H, W)`. In `channels_last` it still has, and indexing
# gives the same values. Only the strides change: the channels of a pixel lie side by
# side.

# %%
image = torch.arange(12).view(1, 3, 2, 2)  # 3 channels of 2 by 2
last = image.to(memory_format=torch.channels_last)


def in_memory(tensor):
    return tensor.as_strided((tensor.numel(),), (1,), 0).tolist()


for name, tensor in {"contiguous": image, "channels_last": last}.items():
    print(f"{name:14}", tuple(tensor.shape), tensor.stride(), in_memory(tensor))
print("equal:", torch.equal(image, last))
print("is_contiguous():", last.is_contiguous())
print(
    "is_contiguous(memory_format=torch.channels_last):",
    last.is_contiguous(memory_format=torch.channels_last),
)
by_hand = image.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2)
print(
    "permute, contiguous, permute back: same strides:",
    by_hand.stride() == last.stride(),
)

# %% [markdown]
# The price shows at the end of a convolutional net. `channels_last` has a seam between
# `C` and `H`, so `flatten(1)` copies every feature map. After global pooling there is
# nothing left to reorder.

# %%
plain = torch.randn(8, 16, 8, 8)
pixels = plain.to(memory_format=torch.channels_last)
print(f"feature maps: {plain.untyped_storage().nbytes():,} bytes")
for name, change in {
    "flatten(1)": lambda maps: maps.flatten(1),
    "flatten(2)": lambda maps: maps.flatten(2),
    "permute(0, 2, 3, 1).flatten(1)": lambda maps: maps.permute(0, 2, 3, 1).flatten(1),
    "flatten(2).mT.contiguous()": lambda maps: maps.flatten(2).mT.contiguous(),
}.items():
    costs = [live_bytes(partial(change, maps)) for maps in (plain, pixels)]
    print(f"{name:32} contiguous {costs[0]:>6,}   channels_last {costs[1]:>6,}")
pooled = [F.adaptive_avg_pool2d(maps, 1) for maps in (plain, pixels)]
costs = [live_bytes(partial(torch.flatten, maps, 1)) for maps in pooled]
name = "flatten(1) after global pooling"
print(f"{name:32} contiguous {costs[0]:>6,}   channels_last {costs[1]:>6,}")

# %% [markdown]
# The rows with `permute` and with `mT` turn the tables: code that wants pixels in rows,
# such as a transformer that takes them as tokens, gets them for nothing from
# `channels_last` and pays for them otherwise.
#
# ## Who keeps channels_last?
#
# Each operator gets a `channels_last` batch. What comes out? (The table is of the
# device that ran this. Other devices have other kernels.)


# %%
def layout(tensor):
    rows = tensor.is_contiguous()
    last = tensor.is_contiguous(memory_format=torch.channels_last)
    words = {(True, False): "contiguous", (False, True): "channels_last"}
    return words.get((rows, last), "both" if rows else "neither")


kernel = torch.randn(16, 16, 3, 3)
gain, batch_bias = torch.ones(16), torch.zeros(16, 1, 1)
operators = {
    "conv2d": lambda x: F.conv2d(x, kernel),
    "relu": lambda x: x.relu(),
    "batch_norm": lambda x: F.batch_norm(x, None, None, gain, gain, training=True),
    "max_pool2d": lambda x: F.max_pool2d(x, 2),
    "interpolate": lambda x: F.interpolate(x, scale_factor=2),
    "pad": lambda x: F.pad(x, (1, 1, 1, 1)),
    "cat of two channels_last": lambda x: torch.cat([x, x], 1),
    "clone, zeros_like": lambda x: torch.zeros_like(x.clone()),
    "x + bias of (C, 1, 1)": lambda x: x + batch_bias,
    "channel_shuffle": lambda x: F.channel_shuffle(x, 2),
    "a slice of channels": lambda x: x[:, :4],
    "contiguous()": lambda x: x.contiguous(),
    "softmax over channels": lambda x: x.softmax(1),
    "cumsum over channels": lambda x: x.cumsum(1),
    "layer_norm over (H, W)": lambda x: F.layer_norm(x, x.shape[2:]),
    "linear on W": lambda x: F.linear(x, torch.eye(8)),
    "repeat": lambda x: x.repeat(1, 1, 2, 2),
}
for name, apply in operators.items():
    print(f"{name:28}{layout(apply(pixels))}")

# %% [markdown]
# Elementwise operators, convolution and pooling keep the layout. Operators that see
# rows or one dimension at a time tend to answer in row-major. A slice of channels is
# neither, because it has gaps.
#
# Two layouts in one operator need a decision. Three cases to know:


# %%
def shuffle(x):
    halves = x.unflatten(1, (2, 8)).transpose(1, 2)
    return halves.flatten(1, 2)


weight = kernel.to(memory_format=torch.channels_last)
print("channels_last + contiguous:           ", layout(pixels + plain))
print("contiguous + channels_last:           ", layout(plain + pixels))
print("cat [channels_last, contiguous]:      ", layout(torch.cat([pixels, plain])))
print("conv2d(contiguous, contiguous weight):", layout(F.conv2d(plain, kernel)))
print("conv2d(contiguous, ch.last weight):   ", layout(F.conv2d(plain, weight)))
print("channel_shuffle:                      ", layout(F.channel_shuffle(pixels, 2)))
print("the same, with views and flatten:     ", layout(shuffle(pixels)))
print("  equal values:", torch.equal(F.channel_shuffle(pixels, 2), shuffle(pixels)))

# %% [markdown]
# - In a sum of two batches of images, the first operand decides. A skip connection can
#   undo the layout, depending on which side it stands.
# - In a convolution, a `channels_last` weight is enough. A model moved with
#   `model.to(memory_format=...)` answers in `channels_last` even if you forgot the
#   input.
# - A shuffle written with views ends in a `flatten` that copies, and the copy is
#   row-major.
#
# ## One channel or one pixel: both at once
#
# With `C == 1` or `H == W == 1` there is nothing to permute. Strides of dimensions of
# size 1 do not count, so such a tensor is contiguous in both senses. The strides still
# differ, and operators look at them.

# %%
for size in [(2, 3, 4, 4), (2, 1, 4, 4), (2, 3, 1, 1), (2, 3, 1, 4)]:
    fresh = torch.zeros(size)
    moved = fresh.to(memory_format=torch.channels_last)
    asked = fresh.contiguous(memory_format=torch.channels_last)
    print(f"{size}: fresh {fresh.stride()} is {layout(fresh)}")
    print(f"    to(...)         {moved.stride()}, copies: {not shares(fresh, moved)}")
    print(f"    contiguous(...) {asked.stride()}, copies: {not shares(fresh, asked)}")

gray, brush = torch.zeros(2, 1, 4, 4), torch.zeros(8, 1, 3, 3)
gray_last = gray.to(memory_format=torch.channels_last)
print("both say channels_last:", layout(gray), "and", layout(gray_last))
print("conv2d of the fresh gray image:    ", layout(F.conv2d(gray, brush)))
print("conv2d of the moved gray image:    ", layout(F.conv2d(gray_last, brush)))
point = torch.zeros(16, 16, 1, 1)
point_to = point.to(memory_format=torch.channels_last)
point_asked = point.contiguous(memory_format=torch.channels_last)
print("conv2d 1x1, weight.to(...):        ", layout(F.conv2d(plain, point_to)))
print("conv2d 1x1, weight.contiguous(...):", layout(F.conv2d(plain, point_asked)))

# %% [markdown]
# So `is_contiguous(memory_format=torch.channels_last)` is no test of "did I convert it"
# for gray images or pooled features. `contiguous(memory_format=...)` leaves them as
# they are; `to(memory_format=...)` rewrites the strides, and copies to do so. The
# weight of a 1×1 convolution is such a tensor too.
#
# ## What it costs in time
#
# Times are of the machine that made this page, on one thread. They are shown and never
# compared. Look at ratios and slopes.
#
# First, a `reshape` that shares and one that copies. One line is flat, the other
# follows the size.


# %%
def seconds(statement, **names):
    timer = Timer(statement, globals={"F": F, **names})  # on one thread
    return min(timer.blocked_autorange(min_run_time=0.05).times)


def slowdown(statement, base, other):
    """Time the statement with two sets of names in turn, and divide the best times."""
    rounds = [[seconds(statement, **names) for names in (base, other)] for _ in "123"]
    best_base, best_other = map(min, zip(*rounds, strict=True))
    return best_other / best_base


# %% tags=["timing"]
sides = [2**power for power in range(3, 12)]
times = {"shares": [], "copies": []}
for side in tqdm(sides):
    square = torch.zeros(side, side)
    times["shares"].append(seconds("x.reshape(-1)", x=square) * 1e6)
    times["copies"].append(seconds("x.reshape(-1)", x=square.t()) * 1e6)

figure, axes = plt.subplots()
counts = [side**2 for side in sides]
axes.loglog(counts, times["shares"], "o-", color="#3b82f6", label="contiguous: shares")
axes.loglog(counts, times["copies"], "s--", color="#e07b00", label="transposed: copies")
axes.set_xlabel("elements")
axes.set_ylabel("microseconds")
axes.spines[["top", "right"]].set_visible(False)
axes.legend(frameon=False)
figure.tight_layout()
show(
    figure,
    "Time of reshape to one dimension over the number of elements, both axes "
    "logarithmic. For a contiguous matrix the line is flat. For a transposed matrix "
    "it rises with the size.",
)
print(f"at 4 million elements: {times['copies'][-1] / times['shares'][-1]:,.0f} times")

# %% [markdown]
# Second, reading a transposed matrix where a contiguous one would do. Elementwise work
# on one tensor does not care: the loop runs in memory order. It gets slow where the
# order of reading is given, because two layouts meet (the last two lines) or because
# rows are reduced: `sum(1)` loses what `sum(0)` gains.


# %%
def draw_ratios(ratios, label, color):
    figure, axes = plt.subplots()
    for y, ratio in enumerate(ratios.values()):
        axes.barh(y, ratio - 1, left=1, color=color, height=0.65)
        side, gap = ("left", 1.05) if ratio >= 1 else ("right", 1 / 1.05)
        words = f"{ratio:.2f}" if ratio < 10 else f"{ratio:,.0f}"
        axes.text(ratio * gap, y, words, ha=side, va="center", fontsize=8)
    axes.axvline(1, color="#000000", linewidth=0.8)
    axes.set_xscale("log", base=2)
    axes.xaxis.set_major_formatter("{x:g}")
    axes.margins(x=0.12)
    axes.set_yticks(range(len(ratios)), list(ratios), fontsize=8)
    axes.invert_yaxis()
    axes.set_xlabel(label)
    axes.tick_params(axis="y", length=0)
    axes.spines[["top", "right", "left"]].set_visible(False)
    figure.tight_layout()
    return figure


# %% tags=["timing"]
square, result = torch.randn(1024, 1024), torch.empty(1024, 1024)
statements = ["x + 1", "x.sum()", "x.clone()", "x @ a", "x.sum(1)", "x.sum(0)"]
statements += ["x.softmax(1)", "result.copy_(x)", "a + x"]
transposed = {}
for statement in tqdm(statements):
    names = {"a": square, "result": result}
    base, other = {"x": square, **names}, {"x": square.t(), **names}
    transposed[statement] = slowdown(statement, base, other)

show(
    draw_ratios(
        transposed, "time with x transposed / time with x contiguous", "#e07b00"
    ),
    "Bars of time ratios on a logarithmic axis, a transposed operand against a "
    "contiguous one. Elementwise operators on one tensor lie near 1; copying into the"
    " other order and adding two layouts are several times slower.",
)

# %% [markdown]
# Third, a batch of images in both layouts. Below 1, `channels_last` is faster. Nothing
# here is a law: it depends on the kernel, the device, the dtype and the number of
# channels. Time your own.

# %% tags=["timing"]
batch = torch.randn(4, 32, 56, 56)
kernels = {"wide": torch.randn(32, 32, 3, 3), "point": torch.randn(32, 32, 1, 1)}
statements = {
    "conv2d 3x3": "F.conv2d(x, wide, padding=1)",
    "conv2d 1x1": "F.conv2d(x, point)",
    "batch_norm": "F.batch_norm(x, None, None, training=True)",
    "max_pool2d": "F.max_pool2d(x, 2)",
    "interpolate": "F.interpolate(x, scale_factor=2.0, mode='bilinear')",
    "relu": "x.relu()",
    "mean over H, W": "x.mean((2, 3))",
    "mean over C": "x.mean(1)",
}
tensors = {"x": batch, **kernels}
formats = (torch.contiguous_format, torch.channels_last)
rows_names, pixels_names = (
    {name: tensor.to(memory_format=memory) for name, tensor in tensors.items()}
    for memory in formats
)
images = {
    name: slowdown(statement, rows_names, pixels_names)
    for name, statement in tqdm(statements.items())
}

show(
    draw_ratios(images, "time in channels_last / time contiguous", "#16a34a"),
    "Bars of time ratios on a logarithmic axis, channels_last against contiguous, for"
    " convolutions, normalisation, pooling, interpolation, relu and two reductions. "
    "Bars to the left of 1 are faster in channels_last.",
)

# %% [markdown]
# ## What to take away
#
# - `reshape` allocates 0 bytes or `numel() * element_size()`. It copies exactly where
#   `view` would raise: where the new shape has no cut at a seam of the layout.
# - Splits and inserted dimensions are always free. Merging is free unless a seam lies
#   between the two. Between an expanded dimension and one that is not there is always
#   one, and the copy pays for each repetition.
# - A view keeps its whole storage, in memory, in `deepcopy` and in the saved file.
#   `clone()` cuts it loose; `contiguous()` does so only if the view is not contiguous.
# - Tensors that share a storage are saved once, and share again after loading.
# - `channels_last` changes strides and not sizes. `flatten(1)` copies it, the first
#   operand of a sum decides the layout, and with one channel or one pixel the question
#   has two answers.
#
# ## What to read next
#
# - [view or reshape](../tensors/view-or-reshape.md#which): which one to write, and
#   [storage and strides](../tensors/storage-and-strides.md#errors): where sharing
#   bites.
# - [Tensor views](https://docs.pytorch.org/docs/stable/tensor_view.html) lists the
#   operators that share memory.
# - [Serialization semantics](https://docs.pytorch.org/docs/stable/notes/serialization.html):
#   what saving does to views.
# - For `channels_last`, the
#   [tutorial](https://docs.pytorch.org/tutorials/intermediate/memory_format_tutorial.html).
