# ---
# jupyter:
#   description: Hooks follow gradients back through 60 layers of sigmoid, ReLU, residual and normalised networks, and an alarm stops one that explodes.
#   jupytext: {text_representation: {extension: .py, format_name: percent}}
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Where do gradients die?
#
# A deep network trains only if a gradient reaches its first layer.
# Where does it get lost, what keeps it alive, and how do you notice when it explodes
# instead?
#
# **Short answer.**
# A plain sigmoid network divides the gradient by about seven per layer.
# With ten layers, a step of SGD leaves almost every weight of the first one as it was.
# After about fifty, the gradient is exactly zero.
# Initialisation that fits the activation keeps it level at any depth tried here;
# residual connections and norm layers help only in some combinations.
#
# This settles on longer runs what three pages say in short:
# [plot the gradients](../modules/tensor-hooks.md#plot) and
# [raise an alarm](../modules/tensor-hooks.md#alarm) with tensor hooks,
# [what module hooks receive](../modules/module-hooks.md#receive), and
# [what ten layers make of an initialisation](../modules/initialisation.md#ten-layers).

# %%
import io
import math

import matplotlib.pyplot as plt
import torch
from IPython.display import SVG, display
from sklearn.datasets import load_digits
from torch import nn
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
# The data are 256 handwritten digits of 8 × 8 pixels, which come with scikit-learn.
# They have a mean near 0 and a standard deviation near 1.
# The device is the CPU or CUDA: the measurements need float64, and not every other
# accelerator has it.
# One thread is enough for matrices this small.

# %%
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
torch.set_num_threads(1)
digits = load_digits()
pixels = (digits.data[:256] - 5) / 6
images = torch.tensor(pixels, dtype=torch.float32, device=device)
labels = torch.tensor(digits.target[:256], device=device)
print("images:", tuple(images.shape))
print(f"mean {images.mean().item():.2f}, std {images.std().item():.2f}")

# %% [markdown]
# ## One block, many depths
#
# Every network is a row of equal blocks, 64 units wide, and a last layer with ten
# outputs.
# A block is a linear layer, perhaps a norm layer, an activation, and perhaps a
# connection around all three.
# Block 0 is nearest to the images.
#
# `fill` initialises the weights and sets the biases to zero.
# Without it they keep what `nn.Linear` draws.
# The draws are seeded, because the outputs of this lab are compared whenever it runs
# again.
# They are made in float64 on the CPU and then rounded, so that every machine starts
# alike.

# %%
WIDTH = 64


class Block(nn.Module):
    def __init__(self, activation, fill=None, norm=None, residual=False):
        super().__init__()
        self.linear = nn.Linear(WIDTH, WIDTH, dtype=torch.float64)
        if fill is not None:
            fill(self.linear.weight)
            nn.init.zeros_(self.linear.bias)
        self.norm = norm(WIDTH) if norm else nn.Identity()
        self.activation = activation()
        self.residual = residual

    def forward(self, inputs):
        outputs = self.activation(self.norm(self.linear(inputs)))
        return inputs + outputs if self.residual else outputs


def build(depth, *recipe, **options):
    torch.manual_seed(0)
    blocks = [Block(*recipe, **options) for _ in range(depth)]
    head = nn.Linear(WIDTH, 10, dtype=torch.float64)
    return nn.Sequential(*blocks, head).to(device, torch.float32)


# %% [markdown]
# ## Two hooks per block
#
# A forward hook on the block notes its output.
# A tensor hook on the weight notes its gradient.
# Both keep tensors and call no `item()`, so a GPU need not wait.
#
# The norm is taken in float64. Why that matters shows below.


# %%
def watch(net, dtype=torch.float32):
    """Statistics of each block, from one forward and one backward pass."""
    norms, zeros, sizes, differences = [], [], [], []

    def note_output(block, inputs, output):
        output = output.detach().double()
        sizes.append(output.square().mean().sqrt())
        differences.append(output.var(dim=0).mean().sqrt())

    def note_gradient(grad):
        norms.append(grad.double().norm())
        zeros.append((grad == 0).double().mean())

    for block in net[:-1]:
        block.register_forward_hook(note_output)
        block.linear.weight.register_hook(note_gradient)
    net = net.to(dtype)
    nn.functional.cross_entropy(net(images.to(dtype)), labels).backward()
    # Backward met the last block first.
    columns = norms[::-1], zeros[::-1], sizes, differences
    names = "norm", "zeros", "size", "difference"
    return {n: torch.stack(c).tolist() for n, c in zip(names, columns, strict=True)}


# %% [markdown]
# ## Sixty layers, five ways to begin
#
# Two activations with the default of `nn.Linear`, and three with a function of
# `nn.init`.
# One backward pass each.


# %%
def xavier(weight):
    nn.init.xavier_uniform_(weight)


def kaiming(weight):
    nn.init.kaiming_uniform_(weight, nonlinearity="relu")


starts = {
    "sigmoid, default": (nn.Sigmoid,),
    "sigmoid, Xavier": (nn.Sigmoid, xavier),
    "ReLU, default": (nn.ReLU,),
    "ReLU, Kaiming": (nn.ReLU, kaiming),
    "tanh, Xavier": (nn.Tanh, xavier),
}


def factor(norms):
    """What one block does to the norm on the way back, in the later half."""
    middle, last = len(norms) // 2, len(norms) - 1
    return (norms[middle] / norms[last]) ** (1 / (last - middle))


seen = {name: watch(build(60, *recipe)) for name, recipe in starts.items()}
print("gradient norm        block 0   block 59   factor per block")
for name, found in seen.items():
    norms = found["norm"]
    print(f"{name:18}{norms[0]:11.2e}{norms[-1]:11.2e}{factor(norms):12.3f}")

# %%
STYLES = [
    ("#3b82f6", "-"),
    ("#e07b00", "--"),
    ("#16a34a", "-."),
    ("#d6408f", ":"),
    ("#8b5cf6", (0, (5, 1, 1, 1, 1, 1))),
]


def draw(curves, places, down, across):
    """Curves on a logarithmic scale; a value of zero has no place there."""
    figure, axes = plt.subplots(layout="constrained")
    for (colour, style), (name, values) in zip(STYLES, curves.items(), strict=False):
        values = [value if value > 0 else math.nan for value in values]
        axes.plot(places, values, color=colour, linestyle=style, label=name, lw=2)
    axes.set(yscale="log", xlabel=across, ylabel=down)
    axes.legend(frameon=False, loc="center left", bbox_to_anchor=(1, 0.5))
    return figure, axes


norms = {name: found["norm"] for name, found in seen.items()}
figure, _ = draw(norms, range(60), "norm of weight gradient", "block")
show(
    figure,
    "Gradient norm of 60 blocks on a logarithmic scale, five lines. "
    "ReLU with Kaiming and tanh with Xavier stay level between 0.01 and 0.1. Towards "
    "block 0, ReLU default falls to 1e-23, sigmoid with Xavier to 1e-38, and sigmoid "
    "default to 1e-42 at block 11, where its line ends.",
)

# %% [markdown]
# Read the figure from right to left, as backward does.
# A straight line on this scale is a constant factor per block.
#
# For sigmoid the factor has a bound.
# Its slope is at most 1/4, and default weights keep about 0.58 of a signal's size,
# which leaves 0.14 of a gradient.
# Xavier keeps the size and leaves at most 0.25: it is made for slopes near 1.
# Kaiming for ReLU and Xavier for tanh stay level.
#
# ReLU's default is flat over the first blocks, and that is no recovery.
# A weight's gradient is what comes back times what went forward.
# Going back through these blocks, the one shrinks as the other grows.

# %% [markdown]
# ## The images die first
#
# The same networks on the way forward, in float64, so that rounding does not blur them.
# The quantity is how much the outputs of a block differ from image to image, relative
# to their size.
# Where that falls below 1.2e-7, float32 can hardly tell two images apart, and the lines
# end.

# %%
EPS = torch.finfo(torch.float32).eps
relative = {}
for name, recipe in starts.items():
    found = watch(build(60, *recipe), torch.float64)
    pairs = zip(found["difference"], found["size"], strict=True)
    ratios = [difference / size for difference, size in pairs]
    seeing = sum(ratio > EPS for ratio in ratios)
    print(f"{name:18} tells images apart in {seeing} of 60 blocks")
    relative[name] = [ratio if ratio > EPS else 0 for ratio in ratios]

figure, axes = draw(relative, range(60), "difference / size", "block")
axes.set_ylim(EPS / 2, 4)
show(
    figure,
    "Relative difference between images by block on a logarithmic scale. ReLU with "
    "Kaiming and tanh with Xavier stay near 1 over 60 blocks. The other three fall in "
    "straight lines and end at 1e-7: sigmoid before block 12, ReLU default at 20.",
)

# %% [markdown]
# The last block of these three networks sees 256 images that are equal to seven digits.
# Its gradient is far from zero, and still it can learn nothing but how frequent each
# digit is.
# That is why a look at the last layers' gradients does not suffice, nor does an
# optimizer that rescales them.

# %% [markdown]
# ## How deep is too deep?
#
# The same five, from 2 to 60 blocks, and only what reaches block 0.

# %%
depths = [2, 5, 10, 20, 30, 40, 60]
reaching = {name: [] for name in starts}
for depth in tqdm(depths, desc="depths"):
    for name, recipe in starts.items():
        reaching[name].append(watch(build(depth, *recipe))["norm"][0])

figure, axes = draw(reaching, depths, "norm at block 0", "number of blocks")
for line, marker in zip(axes.lines, "os^vD", strict=True):
    line.set(marker=marker, markersize=5)
show(
    figure,
    "Gradient norm at block 0 against the number of blocks, on a logarithmic scale. "
    "Sigmoid default falls steepest, to 1e-34 at 40 blocks, and has no point at 60. "
    "Sigmoid Xavier and ReLU default fall in straight lines, to 1e-38 and 1e-23. ReLU "
    "Kaiming and tanh Xavier stay above 0.01 at every depth.",
)

# %% [markdown]
# Sigmoid with the default weights has no point at 60: the gradient is zero there.
# It was of no use long before that.

# %% [markdown]
# ## Three deaths in float32
#
# ### Lost in the addition
#
# A weight near 0.1 has neighbours in float32 that are 7e-9 away.
# A smaller step rounds back to the same weight.
# This is what one step of SGD does to block 0, with a learning rate of 0.1:

# %%
for depth in (2, 5, 10, 20):
    net = build(depth, nn.Sigmoid)
    weight = net[0].linear.weight
    before = weight.detach().clone()
    nn.functional.cross_entropy(net(images), labels).backward()
    torch.optim.SGD(net.parameters(), lr=0.1).step()
    moved = (weight != before).double().mean().item()
    print(f"{depth:2} blocks: {moved:4.0%} of the weights of block 0 moved")

# %% [markdown]
# ### Lost in the norm
#
# `norm()` adds up squares.
# In float32 the square of 1e-23 is less than the smallest number there is, 1.4e-45.
# So the norm is zero while no element is.
# A plot would end too early, and an alarm for lost gradients would ring too early.

# %%
tiny = torch.full((WIDTH, WIDTH), 1e-25, device=device)
print("elements that are zero:", (tiny == 0).sum().item())
print("norm in float32:       ", tiny.norm().item())
print(f"norm in float64:        {tiny.double().norm().item():.1e}")
huge = torch.full((WIDTH, WIDTH), 1e20, device=device)
print(
    f"and at 1e20:            {huge.norm().item()}, {huge.double().norm().item():.1e}"
)

# %% [markdown]
# ### Exactly zero
#
# The sigmoid network again, with 60 blocks, in float32 and in float64.
# The third line is what a hook that calls `grad.norm()` would have noted.

# %%
DEPTH = 60
float32 = watch(build(DEPTH, nn.Sigmoid))
float64 = watch(build(DEPTH, nn.Sigmoid), torch.float64)

naive = {}
net = build(DEPTH, nn.Sigmoid)
for place, block in enumerate(net[:-1]):
    block.linear.weight.register_hook(
        lambda grad, place=place: naive.update({place: grad.norm()})
    )
nn.functional.cross_entropy(net(images), labels).backward()
naive = [naive[place].item() for place in range(DEPTH)]

print("blocks whose gradient is zero in every element:", float32["zeros"].count(1))
print("blocks whose grad.norm() is zero:", naive.count(0))
print("share of zeros at block 0: ", float32["zeros"][0], "in float32")
print("                           ", float64["zeros"][0], "in float64")
print("share of zeros at block 30:", float32["zeros"][30], "in float32")

# %%
curves = {
    "float64": float64["norm"],
    "float32": float32["norm"],
    "float32, grad.norm()": naive,
}
figure, axes = draw(curves, range(DEPTH), "norm of weight gradient", "block")
for line, width in zip(axes.lines, (1.5, 3, 5), strict=True):
    line.set_linewidth(width)
show(
    figure,
    "Gradient norm of 60 sigmoid blocks on a logarithmic scale, three lines that lie "
    "on each other. The norm taken in float32 ends near block 36 at 1e-22, the "
    "float32 gradient ends near block 11 at 1e-42, and the float64 gradient goes on "
    "to block 0 at 1e-51.",
)

# %% [markdown]
# Three lines on top of each other, and each ends somewhere else.
# The gradient that float32 computes is right down to its smallest numbers, and then
# gone.
#
# Other types end elsewhere.
# Their exponents decide, and not their precision: bfloat16 has the exponents of
# float32.

# %%
tested = (2, 20, 60)
print("zeros at block 0  " + "".join(f"{depth:4} blocks" for depth in tested))
for dtype in (torch.float64, torch.float32, torch.bfloat16, torch.float16):
    nets = [build(depth, nn.Sigmoid) for depth in tested]
    shares = [watch(net, dtype)["zeros"][0] for net in nets]
    row = "".join(f"{share:11.0%}" for share in shares)
    print(f"{str(dtype):18}{row}")

# %% [markdown]
# This is the reason why training in float16 multiplies the loss by a large number
# first, as `torch.amp.GradScaler` does.

# %% [markdown]
# ## Four cures, and what they cure
#
# Each is tried alone on 60 blocks, and two of them together.
# The weights are the default of `nn.Linear` unless they are the cure.
# A factor near 1 is what we look for: 0.14 is a death within a few blocks, 1.2 an
# explosion within sixty.
# All in float64, because sixty BatchNorms in a row amplify even rounding.

# %%
fills = {nn.Sigmoid: xavier, nn.ReLU: kaiming}
tried = {}
print("factor per block    sigmoid   ReLU     ReLU at block 0")
for cure, options in {
    "no cure": {},
    "Xavier / Kaiming": None,
    "LayerNorm": {"norm": nn.LayerNorm},
    "BatchNorm": {"norm": nn.BatchNorm1d},
    "residual": {"residual": True},
    "residual, LayerNorm": {"residual": True, "norm": nn.LayerNorm},
}.items():
    found = {}
    for activation, fill in fills.items():
        chosen = {"fill": fill} if options is None else options
        found[activation] = watch(build(60, activation, **chosen), torch.float64)
    sigmoid, relu = (found[activation]["norm"] for activation in fills)
    print(f"{cure:20}{factor(sigmoid):7.3f}{factor(relu):7.3f}{relu[0]:20.2e}")
    tried[cure] = found[nn.ReLU]

# %%
chosen = ["no cure", "LayerNorm", "BatchNorm", "residual", "residual, LayerNorm"]
curves = {cure: tried[cure]["norm"] for cure in chosen}
figure, _ = draw(curves, range(60), "norm of weight gradient", "block")
show(
    figure,
    "Gradient norm of 60 ReLU blocks with default weights. Without a cure it falls to "
    "1e-23 at block 0. LayerNorm stays level near 0.2, residual with LayerNorm near "
    "5. BatchNorm rises towards block 0, from below 1 to above 10000. A residual "
    "connection alone is level too, but above 100000.",
)
size = {cure: tried[cure]["size"][-1] for cure in chosen}
for cure in chosen:
    print(f"size of the last block's output, {cure:20} {size[cure]:8.2e}")

# %% [markdown]
# - **The weights** that fit ReLU cure it. Those that fit tanh do not cure sigmoid.
# - **LayerNorm** keeps ReLU level, and helps sigmoid only in part. It divides by the
#   size of the vector, and most of what a sigmoid passes on is the same for every
#   image.
# - **BatchNorm** first subtracts what the images have in common, so even sigmoid lives.
#   With ReLU the gradient grows by a fifth per block on the way back.
# - **A residual connection** keeps the gradient level and the size not: each block adds
#   to the sum, and ReLU adds only positive numbers.
# - **Residual and LayerNorm** together are level, and the outputs grow slowly.

# %% [markdown]
# ## A living gradient trains
#
# Six networks of 30 blocks, 80 steps of Adam each, on all images at once.
# Who does not look at the images and knows only how frequent each digit is has a loss
# of about 2.3.
#
# The runs are in float64, so that rounding has little say in the curves.
# It also shows that a type with more room is no cure: no gradient underflows here.

# %%
racers = {
    "sigmoid, default": {"activation": nn.Sigmoid},
    "ReLU, default": {"activation": nn.ReLU},
    "ReLU, Kaiming": {"activation": nn.ReLU, "fill": kaiming},
    "tanh, Xavier": {"activation": nn.Tanh, "fill": xavier},
    "sigmoid, BatchNorm": {"activation": nn.Sigmoid, "norm": nn.BatchNorm1d},
    "ReLU, residual, LayerNorm": {
        "activation": nn.ReLU,
        "norm": nn.LayerNorm,
        "residual": True,
    },
}


def train(net, optimizer, steps, inputs):
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(inputs), labels)
        loss.backward()
        optimizer.step()
        losses.append(loss.detach())
    return torch.stack(losses).tolist()


trained = {}
for name, options in tqdm(racers.items(), desc="networks"):
    net = build(30, **options).double()
    optimizer = torch.optim.Adam(net.parameters(), lr=5e-4, fused=True)
    trained[name] = train(net, optimizer, 80, images.double())

share = labels.bincount().double() / len(labels)
print(f"knowing the frequencies only: {-(share * share.log()).sum().item():.3f}")
for name, losses in trained.items():
    verdict = "learns" if losses[-1] < 1.5 else "learns nothing about the images"
    print(f"{name:26} loss {losses[0]:5.2f} → {losses[-1]:.1f}   {verdict}")

# %%
curves = {
    name: losses for name, losses in trained.items() if name != "sigmoid, default"
}
figure, axes = draw(curves, range(80), "loss", "step")
show(
    figure,
    "Loss over 80 steps on a logarithmic scale. ReLU with default weights is a flat "
    "line at 2.3. The other four fall: ReLU Kaiming to 0.01, residual with LayerNorm "
    "to 0.06, tanh Xavier to 0.4 and sigmoid with BatchNorm to 1.1.",
)

# %% [markdown]
# Sigmoid with its default weights is left out: it lies on the flat line.
# The residual network starts with a loss far above guessing, as its outputs are larger,
# and soon makes up for it.

# %% [markdown]
# ## The alarm on a real run
#
# The opposite case.
# A network with Kaiming weights is healthy, and its best learning rate is not yet
# known.
# So we double the rate with every step, and watch where it goes wrong.


# %%
def sweep(net):
    """Double the learning rate each step, until the loss is no number."""
    optimizer = torch.optim.SGD(net.parameters(), lr=0.01)
    for step in range(20):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(images), labels)
        yield step, optimizer.param_groups[0]["lr"], loss.item()
        loss.backward()
        optimizer.step()
        optimizer.param_groups[0]["lr"] *= 2
        if loss.isnan():
            return


def is_sound(net):
    return all(weight.isfinite().all().item() for weight in net.parameters())


def note(into):
    return lambda grad: into.append(grad.double().norm())


net = build(10, nn.ReLU, kaiming)
course = [[] for _ in net]
weights = [*(block.linear.weight for block in net[:-1]), net[-1].weight]
for weight, noted in zip(weights, course, strict=True):
    weight.register_hook(note(noted))
for step, rate, loss in sweep(net):
    print(f"step {step}   learning rate {rate:4.2f}   loss {loss:.3g}")
print("every weight is finite:", is_sound(net))

# %%
LIMIT = 10
rows = torch.tensor(course).T.tolist()
shown = {f"step {step}": rows[step] for step in (9, 8, 7, 6, 0)}
figure, axes = draw(
    shown, range(11), "norm of weight gradient", "block (10 is the head)"
)
axes.axhline(LIMIT, color="#000000", linewidth=1)
axes.annotate("limit", (0, LIMIT), (0, 3), textcoords="offset points")
show(
    figure,
    "Gradient norm of the ten blocks and the head at five steps, on a logarithmic "
    "scale. Steps 0, 6 and 7 are level lines between 0.1 and 1.2. Step 8 is level "
    "above 200, far over the limit of 10. Step 9 lies above 1e15.",
)

# %% [markdown]
# Nothing raised, and after the last step no weight can be saved.
# The loss gave no warning: at step 7 it was the best so far.
# The gradient gave one, three times its former size at step 7.
# At step 8 all layers are about a thousand times above what was healthy.
#
# So the same run, with an alarm on every parameter, at a limit of 10.


# %%
def alarm(name, limit):
    def hook(grad):
        norm = grad.double().norm().item()
        if not norm <= limit:  # true for nan too
            raise RuntimeError(f"gradient of {name}: norm {norm:.3g}, limit {limit}")

    return hook


def copy_of(net):
    return {name: weight.clone() for name, weight in net.state_dict().items()}


net = build(10, nn.ReLU, kaiming)
for name, parameter in net.named_parameters():
    parameter.register_hook(alarm(name, LIMIT))

kept = []
try:
    for step, rate, loss in sweep(net):
        print(f"step {step}   learning rate {rate:4.2f}   loss {loss:.3g}")
        kept.append(copy_of(net))
except RuntimeError as error:
    print(error)

same = all(torch.equal(kept[-1][name], now) for name, now in net.state_dict().items())
print("weights as they were before this step:", same)
print("every weight is finite:", is_sound(net))

# %% [markdown]
# The error comes out of `backward()`, so `step()` never ran.
# The name is that of the first parameter above the limit that backward met, and
# backward begins at the head.
# It tells where the gradient was first seen too large, and not who made it so.
#
# Some parameters have a `.grad` by now and others do not:

# %%
given = [name for name, weight in net.named_parameters() if weight.grad is not None]
total = len(list(net.parameters()))
print(f"{len(given)} of {total} parameters have a .grad: {given}")

# %% [markdown]
# ### Go on after the alarm
#
# A smaller rate alone does not help: the same weights give the same gradient, and the
# alarm would fire again.
# It was the update of step 7 that did the harm, and the alarm saw it one step later.
#
# So drop the gradients, go back to the weights of step 7, and go on with Adam at a
# small rate.
# The alarm stays on. If it fired again, this cell would raise.

# %%
net.zero_grad()
net.load_state_dict(kept[-2])
losses = train(net, torch.optim.Adam(net.parameters(), lr=5e-4), 100, images)
print(f"loss {losses[0]:.2f} → {losses[-1]:.2f}, and no alarm")

# %% [markdown]
# ## An alarm for the other death
#
# A hook can also ask whether anything is left.
# `any()` is true for nan, so this alarm does not confuse the two.
# Backward comes from block 59, and block 10 is the first with nothing but zeros.


# %%
def pulse(name):
    def hook(grad):
        if not grad.any():
            raise RuntimeError(
                f"gradient of {name}: zero in all {grad.numel()} elements"
            )

    return hook


net = build(60, nn.Sigmoid)
for name, parameter in net.named_parameters():
    if name.endswith("weight"):
        parameter.register_hook(pulse(name))
try:
    nn.functional.cross_entropy(net(images), labels).backward()
except RuntimeError as error:
    print(error)

# %% [markdown]
# ## What to take away
#
# - Plot the norm of each layer's gradient on a logarithmic scale. A slope is a factor
#   per layer, and no depth forgives a factor.
# - A gradient is useless long before it is zero: first the addition rounds it away,
#   then its norm underflows, then the gradient itself.
# - Take norms in a hook as `grad.double().norm()` if they may be tiny or huge.
# - Look forward as well: where all inputs look alike, a living gradient teaches
#   nothing.
# - An alarm in a hook stops before `step()`. Write `not norm <= limit`, and call
#   `zero_grad()` before you go on.
#
# ## What to read next
#
# - [Tensor hooks](../modules/tensor-hooks.md) and
#   [module hooks](../modules/module-hooks.md), for what else they get and may return.
# - [Initialisation](../modules/initialisation.md), for gains and for what each layer
#   draws.
# - [Gradient clipping](../training/gradient-clipping.md), for the cure when a gradient
#   is too large only now and then.
# - [torch.nn.init](https://docs.pytorch.org/docs/stable/nn.init.html),
#   [torch.finfo](https://docs.pytorch.org/docs/stable/type_info.html) and
#   [numerical accuracy](https://docs.pytorch.org/docs/stable/notes/numerical_accuracy.html)
#   in the documentation of torch.
