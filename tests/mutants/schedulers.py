"""What torch might do otherwise, and which snippet of schedulers would show it."""

import warnings

import torch
from mutant import mutant
from torch.optim.lr_scheduler import (
    CosineAnnealingLR,
    ExponentialLR,
    LambdaLR,
    LinearLR,
    LRScheduler,
    OneCycleLR,
    ReduceLROnPlateau,
    SequentialLR,
    StepLR,
)

initial_step, step, update_lr = LRScheduler._initial_step, LRScheduler.step, LRScheduler._update_lr
state_dict, load_state_dict = LRScheduler.state_dict, LRScheduler.load_state_dict
lambda_rates, lambda_state = LambdaLR.get_lr, LambdaLR.state_dict
cosine_rates, cycle_rates, linear_rates = CosineAnnealingLR.get_lr, OneCycleLR.get_lr, LinearLR.get_lr
init_step_lr, init_cycle, init_plateau = StepLR.__init__, OneCycleLR.__init__, ReduceLROnPlateau.__init__
plateau_step = ReduceLROnPlateau.step


def rates(scheduler):
    """The rates that are now in the optimizer's groups."""
    return [group["lr"] for group in scheduler.optimizer.param_groups]


@mutant(
    kills=(
        "rate_changes_between_epochs",
        "scheduler_before_optimizer",
        "one_cycle_counts_batches",
        "by_hand_or_by_formula",
        "warm_up_then_plateau",
        "per_batch_bends_the_curve",
    )
)
def building_makes_no_step():
    """As before torch 1.1, the first call of step() sets the rate of epoch 0."""

    def first_or_next(self, *epoch):
        initial_step(self) if self._step_count == 0 and not self._is_initial else step(self, *epoch)

    def nothing(self):
        self._step_count, self._last_lr = 0, rates(self)

    LRScheduler._initial_step, LRScheduler.step = nothing, first_or_next


@mutant(kills="rate_changes_between_epochs")
def step_lr_never_lowers():
    """StepLR returns the rate that it finds."""
    StepLR.get_lr = rates


@mutant(kills="rate_changes_between_epochs")
def step_lr_lowers_at_every_step():
    """StepLR multiplies by gamma at each call and not once per step_size."""
    StepLR.get_lr = lambda self: [rate * (self.gamma if self.last_epoch else 1) for rate in rates(self)]


@mutant(kills="scheduler_before_optimizer")
def nobody_checks_the_order():
    """A scheduler that steps before the optimizer gets no warning."""

    def counted(self):
        initial_step(self)
        self._step_count += 1

    LRScheduler._initial_step = counted


@mutant(kills="scheduler_before_optimizer")
def every_wrong_order_is_warned_of():
    """The warning about the order comes again at the second call."""

    def checked(self, *epoch):
        first = self._step_count == 1 and not getattr(self.optimizer, "_opt_called", False)
        step(self, *epoch)
        if first:
            warnings.warn("Detected call of `lr_scheduler.step()` before `optimizer.step()`.", stacklevel=2)

    LRScheduler.step = checked


@mutant(kills="one_cycle_counts_batches")
def one_cycle_leaves_the_momentum():
    """OneCycleLR moves the rate only."""
    OneCycleLR.__init__ = lambda self, *given, **options: init_cycle(self, *given, cycle_momentum=False, **options)


@mutant(kills="one_cycle_counts_batches")
def one_cycle_peaks_at_the_optimizers_rate():
    """OneCycleLR takes its highest rate from the optimizer and ignores max_lr."""

    def own_rate(self, optimizer, max_lr, **options):
        init_cycle(self, optimizer, optimizer.param_groups[0]["lr"], **options)

    OneCycleLR.__init__ = own_rate


@mutant(kills="by_hand_or_by_formula")
def exponential_starts_from_the_first_rate():
    """ExponentialLR computes its rate from the initial one, as LambdaLR does."""
    ExponentialLR.get_lr = ExponentialLR._get_closed_form_lr


@mutant(kills=("by_hand_or_by_formula", "two_ways_to_warm_up"))
def lambda_multiplies_the_last_rate():
    """LambdaLR multiplies the rate that it finds, as MultiplicativeLR does."""
    LambdaLR.get_lr = lambda self: [
        rate * function(self.last_epoch) for rate, function in zip(rates(self), self.lr_lambdas, strict=True)
    ]


@mutant(kills="plateau_waits")
def any_fall_is_better():
    """A plateau has no threshold: the smallest fall counts."""
    ReduceLROnPlateau._is_better = lambda self, a, best: a < best if self.mode == "min" else a > best


@mutant(kills="plateau_waits")
def bad_epochs_need_not_follow_each_other():
    """A better epoch does not set the count of bad ones back to 0."""

    def added_up(self, metrics):
        bad = self.num_bad_epochs
        plateau_step(self, metrics)
        if self.best == metrics:
            self.num_bad_epochs = bad

    ReduceLROnPlateau.step = added_up


@mutant(kills=("plateau_waits", "warm_up_then_plateau", "watches_the_wrong_way"))
def one_bad_epoch_more():
    """The rate drops one bad epoch later than patience says."""

    def patient(self, *given, patience=10, **options):
        init_plateau(self, *given, patience=patience + 1, **options)

    ReduceLROnPlateau.__init__ = patient


@mutant(kills=("warm_up_then_plateau", "two_ways_to_warm_up", "built_after_loading"))
def building_a_warm_up_leaves_the_rate():
    """LinearLR does not lower the rate when it is built."""
    LinearLR.get_lr = lambda self: rates(self) if self.last_epoch == 0 else linear_rates(self)


@mutant(kills="two_ways_to_warm_up")
def a_sequence_steps_every_part():
    """SequentialLR steps all its schedulers, as ChainedScheduler does."""

    def chained(self):
        self.last_epoch += 1
        for scheduler in self._schedulers:
            scheduler.step()

    SequentialLR.step = chained


@mutant(kills="two_ways_to_warm_up")
def the_next_part_goes_on_from_the_last_rate():
    """At a milestone nothing is set anew: the second scheduler works on what the first one left."""

    def handed_over(self):
        self.last_epoch += 1
        part = sum(milestone <= self.last_epoch for milestone in self._milestones)
        self._schedulers[part].step()

    SequentialLR.step = handed_over


@mutant(kills="what_a_scheduler_stores")
def functions_are_stored():
    """LambdaLR keeps its functions in the state."""
    LambdaLR.state_dict = state_dict


@mutant(kills="what_a_scheduler_stores")
def the_optimizer_is_stored():
    """A scheduler's state holds its optimizer."""
    LRScheduler.state_dict = lambda self: dict(self.__dict__)


@mutant(kills=("resume_a_schedule", "built_after_loading"))
def loading_a_scheduler_does_nothing():
    """The counter starts again after load_state_dict."""
    LRScheduler.load_state_dict = lambda self, state: None


@mutant(kills=("resume_a_schedule", "built_after_loading"))
def loading_an_optimizer_leaves_the_rate():
    """The rate is no part of what an optimizer loads."""
    load = torch.optim.Optimizer.load_state_dict

    def without_rate(self, state):
        before = [group["lr"] for group in self.param_groups]
        load(self, state)
        for group, rate in zip(self.param_groups, before, strict=True):
            group["lr"] = rate

    torch.optim.Optimizer.load_state_dict = without_rate


@mutant(kills="built_after_loading")
def loading_a_scheduler_writes_the_rate():
    """A scheduler that loads its state sets the optimizer to its last rate."""

    def written(self, state):
        load_state_dict(self, state)
        for group, rate in zip(self.optimizer.param_groups, self._last_lr, strict=True):
            group["lr"] = rate

    LRScheduler.load_state_dict = written


@mutant(kills="plateau_wants_a_number")
def a_plateau_steps_without_a_number():
    """ReduceLROnPlateau.step() without a number counts a bad epoch."""
    ReduceLROnPlateau.step = lambda self, metrics=float("inf"): plateau_step(self, metrics)


@mutant(kills="what_schedulers_refuse")
def one_cycle_stays_at_its_end():
    """OneCycleLR keeps the last rate after its last step."""

    def clamped(self):
        self.last_epoch = min(self.last_epoch, self.total_steps)
        return cycle_rates(self)

    OneCycleLR.get_lr = clamped


@mutant(kills="what_schedulers_refuse")
def a_group_added_later_is_left_alone():
    """A scheduler writes the rates of the groups that it knows and skips the others."""

    def known_groups(self, *epoch):
        groups = self.optimizer.param_groups
        self.optimizer.param_groups = groups[: len(self.base_lrs)]
        update_lr(self, *epoch)
        self.optimizer.param_groups = groups

    LRScheduler._update_lr = known_groups


@mutant(kills="what_schedulers_refuse")
def verbose_is_taken():
    """A scheduler still takes verbose."""
    StepLR.__init__ = lambda self, *given, verbose=False, **options: init_step_lr(self, *given, **options)


@mutant(kills="per_batch_bends_the_curve")
def a_cosine_stays_at_its_minimum():
    """CosineAnnealingLR does not climb again after T_max steps."""
    CosineAnnealingLR.get_lr = lambda self: (
        [self.eta_min] * len(self.base_lrs) if self.last_epoch > self.T_max else cosine_rates(self)
    )


@mutant(kills=("watches_the_wrong_way", "plateau_waits"))
def a_plateau_is_watched_upwards():
    """ReduceLROnPlateau takes a higher number for a better one unless told otherwise."""

    def upwards(self, *given, mode="max", **options):
        init_plateau(self, *given, mode=mode, **options)

    ReduceLROnPlateau.__init__ = upwards
