# ---
# jupyter:
#   description: Where float32 losses turn into inf, nan or a gradient of 0, found by bisection, and two models trained to answers known beforehand.
#   jupytext: {text_representation: {extension: .py, format_name: percent}}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # From logits to a loss you can trust
#
# At which logit does a loss become `inf`, `nan` or a constant without a gradient?
# And how do you know that a loss which falls ends at the right place?
#
# A probability in float32 is 1 from logit 16.64 on and 0 below −88.72, and every loss
# that is computed from it ends there.
# `BCEWithLogitsLoss` and `cross_entropy` take logits, and are right about every mistake
# up to the largest float.
# Trained to the end, a model gives the closed-form answer or scikit-learn's, provided
# that both minimise the same function.
#
# This lab measures what
# [BCE and cross entropy](../losses/bce-and-cross-entropy.md#saturation),
# [building a loss](../losses/building-a-loss.md#limits) and
# [hinge loss and SVM](../losses/hinge-and-svm.md#norm) say.
# The data sets are drawn from a fixed seed, because the results are compared when this
# page is tested.

# %%
import io
import math
import tempfile

import matplotlib.pyplot as plt
import torch
import torch.nn.functional as F
from IPython.display import SVG, display
from sklearn.svm import SVC, LinearSVC
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from torch import nn
from torch.utils.tensorboard import SummaryWriter
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

# %%
device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")
torch.manual_seed(0)

BLUE, ORANGE, GREEN, PINK = "#3b82f6", "#e07b00", "#16a34a", "#d6408f"
LAST = torch.finfo(torch.float32).max  # the largest float32, 3.4e38

# %% [markdown]
# ## Bisecting the floats
#
# Positive floats are sorted like their bit patterns.
# So the place where something begins to happen can be found by bisecting integers:
# 31 questions are enough for the whole range, and the answer is exact to the last bit,
# as long as what begins does not end again.

# %%
INTEGERS = {2: torch.int16, 4: torch.int32}


def least_logit(happens, dtype=torch.float32):
    """Return the first positive float from which on happens(logit) is true."""
    integer = INTEGERS[dtype.itemsize]

    def logit(bits):
        return torch.tensor([bits], dtype=integer).view(dtype).to(device)

    below = 0
    above = torch.tensor([torch.finfo(dtype).max], dtype=dtype).view(integer).item()
    if not happens(logit(above)):
        return None
    while above - below > 1:
        middle = (below + above) // 2
        if happens(logit(middle)):
            above = middle
        else:
            below = middle
    return logit(above).item()


# %%
top = math.log(LAST)
limits = [
    ("sigmoid(z) is 1 from", lambda z: z.sigmoid() == 1, "log 2^24", 24 * math.log(2)),
    ("sigmoid(-z) is 0 from", lambda z: (-z).sigmoid() == 0, "log 3.4e38", top),
    ("exp(z) is inf from", lambda z: z.exp().isinf(), "log 3.4e38", top),
    ("exp(-z) is 0 from", lambda z: (-z).exp() == 0, "log 2^150", 150 * math.log(2)),
]
for name, happens, formula, number in limits:
    print(f"{name:21} {least_logit(happens):6.2f}   {formula:10} = {number:6.2f}")

# %% [markdown]
# Each threshold is a limit of float32.
# Above 16.64, `exp(-z)` is too small to change 1 when it is added, so the sigmoid is 1.
# Above 88.72, `exp` leaves the range, and a sigmoid computed as 1 / (1 + exp(−z)) is 0
# for −z, although float32 still has numbers for the true value.
# Above 104, `exp(-z)` is below half the smallest positive number.

# %% [markdown]
# ## Two classes: four ways to write one loss
#
# The truth for one logit is log(1 + exp(−m)), where m is the logit for target 1 and
# minus the logit for target 0.
# In this form float64 has it right far beyond the limits above.
# The last way below, `softplus` of the logit with a sign, is this formula; it is for
# targets 0 and 1 only.


# %%
def by_hand(logit, target):
    probability = torch.sigmoid(logit)
    return -(target * probability.log() + (1 - target) * (1 - probability).log())


def bce_loss(logit, target):
    return F.binary_cross_entropy(torch.sigmoid(logit), target, reduction="none")


def with_logits(logit, target):
    return F.binary_cross_entropy_with_logits(logit, target, reduction="none")


def softplus(logit, target):
    return F.softplus(logit * (1 - 2 * target))


BINARY = {
    "log(sigmoid)": by_hand,
    "BCELoss": bce_loss,
    "BCEWithLogits": with_logits,
    "softplus": softplus,
}


# %%
def loss_and_gradient(loss_of, logit, target):
    """Return the loss of each logit and its derivative."""
    logit = logit.detach().requires_grad_()
    loss = loss_of(logit, torch.full_like(logit, target))
    (gradient,) = torch.autograd.grad(loss.sum(), logit)
    return loss.detach(), gradient


def true_loss_and_gradient(logit, target):
    """Return both in float64, in a form that neither overflows nor cancels."""
    sign = 2 * target - 1
    m = sign * logit.detach().cpu().double()
    loss = torch.log1p(torch.exp(-m.abs())) + (-m).clamp(min=0)
    return loss, -sign * torch.sigmoid(-m)


# %%
def same(value, other):
    return value == other or (math.isnan(value) and math.isnan(other))


def ending(loss_of, target, side, part):
    """Say what the loss (part 0) or its gradient (part 1) ends as, and since when."""

    def value(logit):
        return loss_and_gradient(loss_of, side * logit, target)[part].item()

    last = value(torch.tensor([LAST], device=device))
    if last in (LAST, 1, -1):
        return "right"
    start = least_logit(lambda logit: same(value(logit), last))
    return f"{last + 0.0:g} from {start:.4g}"


# %%
def gradient_off(loss_of, target, side):
    """Say from which logit on the gradient is wrong by more than 1 %."""

    def is_off(logit):
        truth = true_loss_and_gradient(side * logit, target)[1]
        found = loss_and_gradient(loss_of, side * logit, target)[1].cpu()
        return not ((found - truth) / truth).abs().item() <= 0.01  # nan is off, too

    start = least_logit(is_off)
    return "never" if start is None else f"from {start:.4g}"


# %% [markdown]
# ### A confident mistake
#
# A mistake is where a loss is needed most: target 0 and a large logit, or target 1 and
# a large negative one.
# The true loss is the size of the logit, and the true gradient is 1 or −1.

# %%
print(f"{'':13} target  {'loss':15} {'gradient':14} gradient off by 1 %")
for name, loss_of in BINARY.items():
    for target, side in [(0, 1), (1, -1)]:
        loss, gradient = (ending(loss_of, target, side, part) for part in (0, 1))
        off = gradient_off(loss_of, target, side)
        print(f"{name:13} {target:6}  {loss:15} {gradient:14} {off}")

# %% [markdown]
# Four things to read from it:
#
# - `log(sigmoid(z))` by hand is `inf`, and its gradient is `nan` from the same logit
#   on: the chain rule multiplies 1 / 0 by a slope of 0.
# - `BCELoss` clamps its logarithms at −100.
#   Nothing becomes `inf` or `nan`, but the loss is 100 and says nothing about the size
#   of the mistake, and its gradient is 0.
# - For target 1 the gradient of `BCELoss` is wrong long before.
#   Its backward divides by p(1 − p), kept above 1e-12, and log 1e12 is 27.63.
# - Both losses that take the logit are right to the last float.

# %% [markdown]
# ### A confident right answer
#
# Here the true loss and its gradient are tiny: exp(−16.64) is 6e-8.
# A 0 is no disaster, but a `nan` is.

# %%
print(f"{'':13} target  {'loss':15} gradient")
for name, loss_of in BINARY.items():
    for target, side in [(0, -1), (1, 1)]:
        loss, gradient = (ending(loss_of, target, side, part) for part in (0, 1))
        print(f"{name:13} {target:6}  {loss:15} {gradient}")

# %% [markdown]
# The formula by hand gives `nan` for a perfect answer.
# The term that target 0 or 1 should switch off is 0 · log 0, which is 0 · (−inf).
#
# `BCEWithLogitsLoss` is not exact on this side.
# For target 0 it subtracts two numbers near the logit, and a loss below 5e-7 is lost in
# their difference, from 14.56 on; its gradient stays right.
# For target 1 the loss is right and the gradient, sigmoid − 1, rounds to 0.
# `softplus` of the signed logit keeps both, in both cases.

# %% [markdown]
# ## The whole range of float32
#
# The loss of a mistake with target 0: near the thresholds on the left, up to the last
# float on the right.
# Notice the plateau: `BCELoss` jumps to 100 at 16.64, too high at first and too low
# from 100 on.

# %%
logits = torch.logspace(-1, math.log10(LAST) - 1e-3, 160, device=device)
for name in ("BCEWithLogits", "softplus"):
    found = loss_and_gradient(BINARY[name], logits, 0)
    truth = true_loss_and_gradient(logits, 0)
    worst = max(
        ((f.cpu() - t) / t).abs().max().item()
        for f, t in zip(found, truth, strict=True)
    )
    print(f"{name:13} loss and gradient right to 1e-6 everywhere: {worst < 1e-6}")

# %%
styles = {
    "log(sigmoid)": dict(color=PINK, linewidth=5, alpha=0.5),
    "BCELoss": dict(color=ORANGE, linestyle="--", zorder=3),
    "BCEWithLogits": dict(color=BLUE),
    "softplus": dict(color=GREEN, linestyle=":", linewidth=3),
}
figure, (near, far) = plt.subplots(1, 2, figsize=(7, 3.4))
for axes, grid in [(near, torch.linspace(0, 150, 151).to(device)), (far, logits)]:
    for name, loss_of in BINARY.items():
        loss, _ = loss_and_gradient(loss_of, grid, 0)
        kept = loss.isfinite().cpu()
        axes.plot(grid.cpu()[kept], loss.cpu()[kept], label=name, **styles[name])
    axes.set_xlabel("logit (target 0)")
near.set(ylabel="loss", title="The loss of a mistake")
far.set(xscale="log", yscale="log", title="up to 3.4e38")
far.legend(frameon=False, loc="upper left")
figure.tight_layout()
show(
    figure,
    "Two plots of the loss over the logit. All lines rise together. At 16.6 the one by "
    "hand ends, and that of BCELoss jumps to 100 and stays level. BCEWithLogits and "
    "softplus go on as one straight line, on the right up to 3e38.",
)

# %% [markdown]
# ## How far from the truth
#
# Below, each point is the worst relative error among 500 logits in an interval of
# length 2.
# Errors below 1e-6 are rounding and are drawn at 1e-6; an error of 1 or more, where no
# digit is right, is drawn at 1.
# Notice the slopes: digits are lost one after the other, well before the value is 0.
# Where only one line climbs, the others lie on the floor.

# %%
starts = torch.arange(-80.0, 80.0, 2.0)
windows = (starts[:, None] + torch.linspace(0, 2, 500)).to(device)


def worst_errors(loss_of, target):
    """Return the worst relative error in each interval, of loss and gradient."""
    pairs = zip(
        loss_and_gradient(loss_of, windows, target),
        true_loss_and_gradient(windows, target),
        strict=True,
    )
    for found, truth in pairs:
        error = ((found.cpu() - truth) / truth).abs().nan_to_num(nan=1, posinf=1)
        yield error.amax(1).clamp(1e-6, 1)


errors = {
    (name, target): tuple(worst_errors(loss_of, target))
    for name, loss_of in BINARY.items()
    for target in (0, 1)
}
print(f"{'':13}  target  {'loss':7} gradient")
for (name, target), both in errors.items():
    loss, gradient = ("right" if e.max() <= 1e-6 else "lost" for e in both)
    print(f"{name:13}  {target:6}  {loss:7} {gradient}")

# %%
figure, grid = plt.subplots(2, 2, figsize=(7, 5), sharex=True, sharey=True)
for row, quantity in enumerate(["loss", "gradient"]):
    for target in (0, 1):
        axes = grid[row, target]
        for name in ("BCELoss", "BCEWithLogits", "softplus"):
            error = errors[name, target][row]
            axes.semilogy(starts + 1, error, label=name, **styles[name])
        axes.set(title=f"{quantity}, target {target}", ylim=(5e-7, 2))
        axes.minorticks_off()
for axes in grid[1]:
    axes.set_xlabel("logit")
for axes in grid[:, 0]:
    axes.set_ylabel("relative error")
lines = grid[0, 0].get_lines()
figure.legend(handles=lines, frameon=False, loc="upper center", ncols=3)
figure.tight_layout(rect=(0, 0, 1, 0.94))
show(
    figure,
    "Four plots of the relative error over logits from -80 to 80. Softplus stays at "
    "the bottom. BCEWithLogits climbs to 1 in two plots: the loss for target 0 below "
    "-15 and the gradient for target 1 above 16. BCELoss climbs to 1 above 16 in all "
    "four, and below -28 in both plots of the gradient.",
)

# %% [markdown]
# Where `BCEWithLogitsLoss` climbs, the answer is right, and what is lost is too small
# to matter in a mean.
# `BCELoss` climbs on the side of the mistakes too: above 0 for target 0 in both plots,
# below 0 for target 1 in its gradient.

# %% [markdown]
# ## A gradient of 0 does not recover
#
# One logit is trained down from 30 for target 0, another up from −40 for target 1.
# Both are mistakes that a large input, a bad start or a large step can cause.

# %%
print(f"{'':13} {'start':>5} target {'logit':>7} {'loss':>7}   after 100 steps")
for name, loss_of in BINARY.items():
    for start, target in [(30.0, 0), (-40.0, 1)]:
        logit = torch.tensor([start], device=device, requires_grad=True)
        goal = torch.full_like(logit, target)
        optimizer = torch.optim.SGD([logit], lr=1.0)
        for _ in range(100):
            optimizer.zero_grad()
            loss_of(logit, goal).sum().backward()
            optimizer.step()
        loss = loss_of(logit, goal).item()
        print(f"{name:13} {start:5.0f} {target:6} {logit.item():7.2f} {loss:7.3f}")

# %% [markdown]
# At 30 the gradient of `BCELoss` is 0, and no step size helps.
# At −40 it is 4e-6 in size instead of 1, and 100 steps of that do not show.
# The formula by hand turns the parameter itself into `nan` in its first step at 30.
# At −40 it works, because its probability is near 0, where floats are dense.

# %% [markdown]
# ## Many classes: softmax, log, and their order
#
# Now two logits, z and 0.
# A mistake has its label on the 0, a right answer on z; the gradient is that of z.


# %%
def exp_by_hand(rows, label):
    shares = rows.exp() / rows.exp().sum(1, keepdim=True)
    return -shares.log()[:, label]


def log_sum_exp_by_hand(rows, label):
    return rows.exp().sum(1).log() - rows[:, label]


def softmax_then_log(rows, label):
    return -rows.softmax(1).log()[:, label]


def cross_entropy(rows, label):
    labels = torch.full((len(rows),), label, device=rows.device)
    return F.cross_entropy(rows, labels, reduction="none")


# %%
def on_first_logit(loss_of, label):
    """Return the loss as a function of the first of two logits; the other is 0."""

    def score(logit, _):
        return loss_of(torch.stack([logit, torch.zeros_like(logit)], dim=1), label)

    return score


MANY = [exp_by_hand, log_sum_exp_by_hand, softmax_then_log, cross_entropy]

for case, label in [("mistake", 1), ("right answer", 0)]:
    print(f"{case:20} {'loss':15} gradient")
    for loss_of in MANY:
        score = on_first_logit(loss_of, label)
        loss, gradient = (ending(score, 0, 1, part) for part in (0, 1))
        print(f"{loss_of.__name__:20} {loss:15} {gradient}")

# %% [markdown]
# `exp` by hand overflows at 88.72, and inf / inf is `nan`: even a right answer.
# `softmax` subtracts the maximum and cannot overflow, but it returns a 0, and `log` of
# that is −inf.
# Look at its right answer: the loss is 0 and its gradient is `nan`.
# The share that was *not* asked for is 0, and its part of the gradient is 0 / 0.
# `cross_entropy` subtracts in the logarithm and is right about each mistake.

# %% [markdown]
# ## When the logit itself is infinite
#
# No formula repairs an `inf` that is there already: 0 · inf and inf − inf are `nan`.
# A −inf is common, as a mask over classes that are not allowed.

# %%
inf = math.inf
cases = {
    "one class masked, label allowed": ([-inf, 0.0, 0.0], 1),
    "one class masked, label is masked": ([-inf, 0.0, 0.0], 0),
    "all classes masked": ([-inf, -inf, -inf], 0),
    "one logit is +inf, and it is the label": ([inf, 0.0, 0.0], 0),
}
for case, (row, label) in cases.items():
    loss = cross_entropy(torch.tensor([row], device=device), label)
    print(f"{'cross_entropy':13} {case:40} {loss.item():.4g}")
for name, loss_of in BINARY.items():
    logit = torch.tensor([inf], device=device)
    loss = loss_of(logit, torch.ones_like(logit)).item() + 0.0
    print(f"{name:13} {'the logit is +inf, target 1':40} {loss:.4g}")

# %% [markdown]
# The mask costs nothing while the label is allowed.
# `BCELoss` and `softplus` survive a +inf, and `BCEWithLogitsLoss` does not.
# That is an argument for looking at the logits, not for `BCELoss`: what made the `inf`
# may make a `nan` elsewhere.

# %% [markdown]
# ## Half precision
#
# Float16 has few bits and a short range, bfloat16 has the range of float32 and even
# fewer bits.
# The same bisection, over far fewer values:


# %%
def other_share(z):
    return torch.cat([z, torch.zeros_like(z)]).softmax(0)[1]


events = {
    "sigmoid is 1": lambda z: z.sigmoid() == 1,
    "exp is inf": lambda z: z.exp().isinf(),
    "softmax is 0": lambda z: other_share(z) == 0,
    "BCELoss is 100": lambda z: bce_loss(z, torch.zeros_like(z)) == 100,
}
print(f"{'first logit where':17}", *events, sep="  ")
for dtype in (torch.float32, torch.float16, torch.bfloat16):
    firsts = [
        f"{least_logit(happens, dtype):{len(event)}.3g}"
        for event, happens in events.items()
    ]
    print(f"{str(dtype):17}", *firsts, sep="  ")

# %% [markdown]
# Fewer bits make the sigmoid saturate sooner, at logits that trained models often
# reach.
# A short range makes `softmax` return a 0 sooner.
# What was a matter of rare mistakes in float32 is one of ordinary ones here.

# %% [markdown]
# ## A linear regression and its closed form
#
# A loss that is finite may still be the wrong one.
# So test it on a model whose answer is known.
# For the mean squared error of a linear model it is the least-squares solution, which
# `torch.linalg.lstsq` finds without a loss.
#
# The curves go through TensorBoard: written by `SummaryWriter` while training, and read
# [from the event file](../data/project-and-tooling.md#tensorboard) afterwards.

# %%
inputs = torch.randn(200, 2) * torch.tensor([1.0, 2.0]) + torch.tensor([1.0, 0.0])
outputs = inputs @ torch.tensor([[1.5], [-0.5]]) + 0.7 + 0.3 * torch.randn(200, 1)

with_ones = torch.cat([inputs, torch.ones(200, 1)], dim=1).double()
closed_form = torch.linalg.lstsq(with_ones, outputs.double()).solution.squeeze(1)
inputs, outputs = inputs.to(device), outputs.to(device)


class Regression(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(2, 1)
        nn.init.zeros_(self.linear.weight)
        nn.init.zeros_(self.linear.bias)

    def forward(self, x):
        return self.linear(x)


def coefficients(state):
    """Return weights and bias of the layer called linear, copied to float64."""
    parts = [state["linear.weight"].flatten(), state["linear.bias"]]
    return torch.cat(parts).detach().cpu().double()


# %%
def log(writer, state, step, **scalars):
    for name, value in zip(["w0", "w1", "bias"], coefficients(state), strict=True):
        writer.add_scalar(f"coefficients/{name}", value, step)
    for name, value in scalars.items():
        writer.add_scalar(name, value, step)


def read_curves(folder):
    """Read every curve of an event file: tag -> steps, values."""
    events = EventAccumulator(folder, size_guidance={"scalars": 0}).Reload()
    return {
        tag: tuple(zip(*[(e.step, e.value) for e in events.Scalars(tag)], strict=True))
        for tag in events.Tags()["scalars"]
    }


# %%
model = Regression().to(device)
state = model.state_dict()  # taken before training
optimizer = torch.optim.SGD(model.parameters(), lr=0.02, momentum=0.8)
with tempfile.TemporaryDirectory() as folder:
    with SummaryWriter(folder) as writer:
        for step in range(400):
            optimizer.zero_grad()
            loss = F.mse_loss(model(inputs), outputs)
            loss.backward()
            if step < 100:
                log(writer, state, step, loss=loss.detach())
            optimizer.step()
    curves = read_curves(folder)

print("keys:        ", *state)
print("state_dict:  ", *[f"{value:.3f}" for value in coefficients(state)])
print("closed form: ", *[f"{value:.3f}" for value in closed_form])
print("agree to 1e-5:", (coefficients(state) - closed_form).abs().max().item() < 1e-5)
print("tags read:   ", *curves)

# %% [markdown]
# The `state_dict` was taken before training and holds the trained values, because
# [it shares memory with the model](../modules/state-dict.md#no-snapshot).
# Each coefficient swings, driven by its momentum, into its closed-form value.
# The loss ends above 0, at that of the closed form: the noise in the data stays.

# %%
best = (with_ones @ closed_form - outputs.squeeze(1).cpu()).square().mean().item()
looks = {"w0": (BLUE, "-"), "w1": (ORANGE, "--"), "bias": (GREEN, "-.")}


def plot_coefficients(axes, curves, answer):
    """Draw the curves that were read, and a dotted line for each answer."""
    for (name, (color, style)), value in zip(
        looks.items(), answer.tolist(), strict=True
    ):
        steps, values = curves[f"coefficients/{name}"]
        axes.plot(steps, values, color=color, linestyle=style, label=name)
        axes.axhline(value, color="#000000", linewidth=0.8, linestyle=":")
    axes.set_xlabel("step")
    axes.legend(frameon=False, loc="center right", bbox_to_anchor=(1, 0.4))


figure, (left, right) = plt.subplots(1, 2)
left.plot(*curves["loss"], color=PINK)
left.axhline(best, color="#000000", linewidth=0.8, linestyle=":")
left.set(xlabel="step", title="Loss; dotted: closed form")
plot_coefficients(right, curves, closed_form)
right.set_title("Coefficients")
figure.tight_layout()
show(
    figure,
    "Left: the loss falls within 40 steps to the dotted line of the closed form. "
    "Right: three coefficients start at 0 and settle on the dotted lines of the closed "
    "form: 1.5 for w0, -0.5 for w1 and 0.7 for the bias.",
)

# %% [markdown]
# ## A linear SVM and scikit-learn's
#
# scikit-learn's `SVC` minimises ½‖w‖² + C · Σ hinge.
# Divided by C · n this is mean hinge + λ‖w‖² with λ = 1 / (2 · C · n): another scale,
# the same minimum.
# `SGD` adds `weight_decay * w` to the gradient, which belongs to ½ · `weight_decay` ·
# ‖w‖², so `weight_decay` is 2λ = 1 / (C · n).
#
# The bias is the trap.
# `SVC` does not penalise it.
# `LinearSVC` does, as one more weight on a constant feature of 1.
# In torch the difference is whether the bias has
# [a parameter group of its own](../losses/hinge-and-svm.md#norm).

# %%
C, n = 0.05, 200
labels = torch.where(torch.arange(n) % 2 == 0, 1.0, -1.0)
points = torch.randn(n, 2) + labels[:, None] * torch.tensor([0.9, 0.6])
points += torch.tensor([2.0, 1.0])  # off the origin, so that the bias matters

data = points.numpy(), labels.numpy()
svc = SVC(kernel="linear", C=C, tol=1e-6).fit(*data)
linear_svc = LinearSVC(C=C, loss="hinge", tol=1e-8, max_iter=100_000, random_state=0)
linear_svc.fit(*data)
answers = {
    name: torch.tensor([*fitted.coef_[0], fitted.intercept_.item()]).double()
    for name, fitted in [("SVC", svc), ("LinearSVC", linear_svc)]
}
for name, answer in answers.items():
    print(f"{name:9}", *[f"{value:.3f}" for value in answer])


# %% [markdown]
# The hinge has a kink, so a fixed step keeps jumping over the minimum.
# A rate that falls by a constant factor, slowly, ends on it.


# %%
def train_svm(bias_decay, steps=4000):
    """Train a linear SVM; return its coefficients and the curves of its event file."""
    model, x, y = Regression().to(device), points.to(device), labels.to(device)
    groups = [
        {"params": [model.linear.weight], "weight_decay": 1 / (C * n)},
        {"params": [model.linear.bias], "weight_decay": bias_decay},
    ]
    optimizer = torch.optim.SGD(groups, lr=0.5)
    schedule = torch.optim.lr_scheduler.ExponentialLR(optimizer, 1e-5 ** (1 / steps))
    with tempfile.TemporaryDirectory() as folder:
        with SummaryWriter(folder) as writer:
            for step in tqdm(range(steps)):
                optimizer.zero_grad()
                hinge = torch.relu(1 - y * model(x).squeeze(1)).mean()
                hinge.backward()
                if step < 50 or step % 50 == 0:
                    log(writer, model.state_dict(), step + 1)
                optimizer.step()
                schedule.step()
        curves = read_curves(folder)
    return coefficients(model.state_dict()), curves


trained = {"SVC": train_svm(0.0), "LinearSVC": train_svm(1 / (C * n))}


# %%
def objective(solution, penalised):
    """Return mean hinge + lambda * the squared norm of what is penalised."""
    scores = points.double() @ solution[:2] + solution[2]
    hinge = torch.relu(1 - labels * scores).mean()
    return (hinge + solution[:penalised].square().sum() / (2 * C * n)).item()


for name, penalised in [("SVC", 2), ("LinearSVC", 3)]:
    ours, theirs = trained[name][0], answers[name]
    print(f"{name}: penalty on {'weights' if penalised == 2 else 'weights and bias'}")
    print("  torch  ", *[f"{value:.3f}" for value in ours], end="  ")
    print(f"objective {objective(ours, penalised):.4f}")
    print("  sklearn", *[f"{value:.3f}" for value in theirs], end="  ")
    print(f"objective {objective(theirs, penalised):.4f}")
    print("  agree to 1e-3:", (ours - theirs).abs().max().item() < 1e-3)

scores = points.double() @ trained["SVC"][0][:2] + trained["SVC"][0][2]
touching = (labels * scores < 1 + 1e-3).sum().item()
print(f"support vectors: torch {touching}, SVC {len(svc.support_)}")

# %% [markdown]
# Each group setting ends at one of the two answers, and they are far apart: −2.37
# and −1.29 for the bias.
# On the left below, notice that the coefficients tremble, less and less, and settle on
# the dotted lines of `SVC`.
# On the right, notice that the penalised bias pulls the boundary towards the origin.

# %%
figure, (left, right) = plt.subplots(1, 2, figsize=(7, 3.4))
plot_coefficients(left, trained["SVC"][1], answers["SVC"])
left.set(xscale="log", title="Coefficients; dotted: SVC")
for value, color, marker in [(1, BLUE, "+"), (-1, ORANGE, "x")]:
    chosen = points[labels == value][::2]  # half of them, for a small drawing
    right.plot(*chosen.T, marker, color=color, markersize=4, alpha=0.6)
ends = torch.tensor([-2.0, 6.0]).double()
for name, color, style in [("SVC", GREEN, "-"), ("LinearSVC", PINK, "--")]:
    w0, w1, bias = trained[name][0]
    right.plot(ends, -(w0 * ends + bias) / w1, style, color=color, label=name)
right.set(xlim=(-2, 6), ylim=(-3, 5), title="Boundaries, trained in torch")
right.legend(frameon=False, loc="lower left")
figure.tight_layout()
show(
    figure,
    "Left: three coefficients over 4000 steps, which settle on the dotted lines 0.86, "
    "0.58 and -2.37. Right: two overlapping clouds of points. The boundary of SVC runs "
    "between them, and that of LinearSVC is less steep and nearer to the origin.",
)

# %% [markdown]
# ## What to take away
#
# - A float32 sigmoid is 1 from 16.64 on; `BCELoss` then says 100 and learns nothing.
#   Its gradient for target 1 is wrong from logit −27.64 on.
# - `BCEWithLogitsLoss` and `cross_entropy` are right about every mistake.
#   For the tiny losses of right answers, `softplus` of the signed logit is exact too.
# - `nan` has three sources here: 0 · log 0, inf / inf or inf − inf, and a slope of 0
#   times the 1 / 0 of a logarithm.
#   A finite loss may have a gradient of `nan`.
# - Test a loss on a model whose answer is known, and compare objectives before
#   coefficients.
# - "The same SVM" needs the same λ and the same view of the bias: `weight_decay` is
#   1 / (C · n), on the weight alone for `SVC` and on both for `LinearSVC`.
#
# ## What to read next
#
# - [BCE and cross entropy](../losses/bce-and-cross-entropy.md) for targets, weights and
#   the mistakes that raise nothing.
# - [Hinge loss and SVM](../losses/hinge-and-svm.md) for margins, and
#   [building a loss](../losses/building-a-loss.md) for likelihood.
# - [TensorBoard](../data/project-and-tooling.md#tensorboard) and
#   [state_dict](../modules/state-dict.md#coefficients) for what was written and read.
# - [BCEWithLogitsLoss](https://docs.pytorch.org/docs/stable/generated/torch.nn.BCEWithLogitsLoss.html)
#   and [softplus](https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.softplus.html)
#   in torch's reference, and
#   [the objectives of scikit-learn's SVMs](https://scikit-learn.org/stable/modules/svm.html#mathematical-formulation).
