"""What torch might do otherwise, and which snippet of training-step would show it."""

import torch
import torch.nn.functional as F
from mutant import mutant

backward, display = torch.Tensor.backward, torch.Tensor.__repr__
mse_loss, bce = F.mse_loss, F.binary_cross_entropy_with_logits
DataLoader, SGD, Optimizer = torch.utils.data.DataLoader, torch.optim.SGD, torch.optim.Optimizer
load, start, step, zero_grad = DataLoader.__init__, SGD.__init__, SGD.step, Optimizer.zero_grad


def leaves(tensor):
    """The tensors to whose .grad a backward from here would add."""
    found, waiting = [], [tensor.grad_fn]
    while waiting:
        node = waiting.pop()
        if hasattr(node, "variable"):
            found.append(node.variable)
        waiting += [follower for follower, _ in node.next_functions if follower]
    return found


def with_options(**fixed):
    """A start for SGD that fixes some of its options."""
    return lambda self, params, **options: start(self, params, **options | fixed)


@mutant(kills=("forgotten_zero_grad", "micro_batches_add_up", "updates_per_epoch"))
def backward_overwrites():
    """backward replaces .grad, so that gradients never add up."""

    def overwriting(self):
        for leaf in leaves(self):
            leaf.grad = None
        backward(self)

    torch.Tensor.backward = overwriting


@mutant(kills=("step_goes_downhill", "the_loop", "updates_per_epoch", "forgotten_zero_grad", "printed_loop"))
def backward_moves_the_weights():
    """backward itself lowers the loss: it moves the weights a little."""

    def moving(self):
        moved = leaves(self)
        backward(self)
        with torch.no_grad():
            for leaf in moved:
                leaf -= 0.01 * leaf.grad

    torch.Tensor.backward = moving


@mutant(kills="losses_keep_graphs")
def backward_keeps_the_graph():
    """backward frees nothing that the graph saved."""
    torch.Tensor.backward = lambda self: backward(self, retain_graph=True)


@mutant(kills=("orders_that_agree", "the_loop", "forgotten_zero_grad", "zero_grad_keeps_the_state"))
def zero_grad_does_nothing():
    """The optimizer's zero_grad leaves every gradient as it is."""
    Optimizer.zero_grad = lambda self: None


@mutant(kills="zero_grad_keeps_the_state")
def zero_grad_initialises_the_optimizer():
    """zero_grad forgets the momentum too."""

    def starting_over(self):
        zero_grad(self)
        self.state.clear()

    Optimizer.zero_grad = starting_over


@mutant(kills="zero_grad_keeps_the_state")
def zero_grad_writes_zeros():
    """zero_grad fills the gradients with zeros, as it did before torch 2.0."""
    Optimizer.zero_grad = lambda self: zero_grad(self, set_to_none=False)


@mutant(kills=("forgotten_zero_grad", "zero_grad_keeps_the_state"))
def step_empties_the_gradients():
    """step resets the gradients that it used."""

    def emptying(self, closure=None):
        step(self, closure)
        zero_grad(self)

    SGD.step = emptying


@mutant(kills="step_before_backward")
def step_goes_unnoticed():
    """The edits of step do not count as a new version of what autograd saved."""

    def unnoticed(self, closure=None):
        weights = tuple(weight for group in self.param_groups for weight in group["params"])
        with torch.autograd._unsafe_preserve_version_counter(weights):
            step(self, closure)

    SGD.step = unnoticed


@mutant(kills="step_before_backward")
def layers_save_a_copy():
    """A linear layer saves a copy of its weight for backward."""
    linear = F.linear
    F.linear = lambda inputs, weight, bias=None: linear(inputs, weight.clone(), bias)


@mutant(kills=("what_step_subtracts", "step_goes_downhill", "printed_loop", "updates_per_epoch", "the_loop"))
def step_subtracts_the_gradient():
    """SGD has no learning rate: x = x - f'(x)."""
    SGD.__init__ = with_options(lr=1.0)


@mutant(kills="step_goes_downhill")
def step_always_goes_downhill():
    """SGD takes the option maximize and does nothing with it."""
    SGD.__init__ = with_options(maximize=False)


@mutant(kills=("what_step_subtracts", "zero_grad_keeps_the_state"))
def sgd_is_plain():
    """SGD takes momentum and weight decay and does nothing with them."""
    SGD.__init__ = with_options(momentum=0.0, weight_decay=0.0)


@mutant(kills="swapped_arguments")
def bce_finds_its_target():
    """binary_cross_entropy_with_logits takes the argument that requires a gradient for the output."""
    F.binary_cross_entropy_with_logits = lambda *pair: bce(*sorted(pair, key=lambda tensor: not tensor.requires_grad))


@mutant(kills=("mean_of_batch_means", "micro_batches_add_up", "swapped_arguments", "the_loop"))
def mse_adds_up():
    """mse_loss is the sum over the elements."""
    F.mse_loss = lambda outputs, labels, **options: mse_loss(outputs, labels, reduction="sum")


@mutant(kills="printed_loop")
def a_number_is_printed_as_one():
    """A tensor that holds one number prints as that number."""
    torch.Tensor.__repr__ = lambda self, **options: display(self, **options) if self.dim() else repr(self.item())


@mutant(kills=("batch_of_one", "mean_of_batch_means"))
def loaders_drop_the_last_batch():
    """A DataLoader leaves out a batch that is not full, asked or not."""
    DataLoader.__init__ = lambda self, dataset, **options: load(self, dataset, **options | {"drop_last": True})


@mutant(kills="batch_of_one")
def batch_norm_takes_one_value():
    """Batch norm in training mode accepts a single value per channel."""
    F._verify_batch_size = lambda size: None
