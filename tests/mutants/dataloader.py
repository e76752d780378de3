"""What torch might do otherwise, and which snippet of dataloader would show it."""

import collections
import inspect

import torch
from mutant import mutant
from torch._utils import ExceptionWrapper
from torch.utils.data import BatchSampler, DataLoader, RandomSampler, WeightedRandomSampler
from torch.utils.data._utils import worker
from torch.utils.data.dataloader import (
    _BaseDataLoaderIter,
    _MultiProcessingDataLoaderIter,
    _SingleProcessDataLoaderIter,
)

work, init_loader, random_order = worker._worker_loop, DataLoader.__init__, RandomSampler.__iter__
init_epoch, init_processes = _BaseDataLoaderIter.__init__, _MultiProcessingDataLoaderIter.__init__
init_alone, next_batch = _SingleProcessDataLoaderIter.__init__, _SingleProcessDataLoaderIter._next_data
init_random, init_batches = RandomSampler.__init__, BatchSampler.__init__
LOOP = list(inspect.signature(work).parameters)


@mutant(kills=("each_worker_has_a_seed", "a_generator_in_the_dataset_repeats"))
def workers_share_a_seed():
    """All workers start from the base seed."""

    def same_seed(*given):
        arguments = dict(zip(LOOP, given, strict=True))
        arguments["base_seed"] -= arguments["worker_id"]
        work(**arguments)

    worker._worker_loop = same_seed


@mutant(kills=("each_worker_has_a_seed", "a_generator_in_the_dataset_repeats"))
def every_epoch_has_the_same_seed():
    """The base seed is the generator's own and not drawn from it."""

    def undrawn(self, loader):
        init_epoch(self, loader)
        self._base_seed = (loader.generator or torch).initial_seed()

    _BaseDataLoaderIter.__init__ = undrawn


@mutant(kills="each_worker_has_a_seed")
def seeds_ignore_the_generator():
    """The base seed comes from torch's own generator, whatever the loader was given."""

    def global_seed(self, loader):
        init_epoch(self, loader)
        self._base_seed = torch.empty((), dtype=torch.int64).random_().item()

    _BaseDataLoaderIter.__init__ = global_seed


@mutant(kills="a_generator_in_the_dataset_repeats")
def a_worker_seeds_the_generators_of_its_dataset():
    """A generator that the dataset holds gets the worker's seed."""

    def seeded(*given):
        arguments = dict(zip(LOOP, given, strict=True))
        for value in vars(arguments["dataset"]).values():
            if isinstance(value, torch.Generator):
                value.manual_seed(arguments["base_seed"] + arguments["worker_id"])
        work(*given)

    worker._worker_loop = seeded


@mutant(kills="all_parameters")
def a_loader_can_save_its_place():
    """DataLoader has a state_dict, as torchdata's has."""
    DataLoader.state_dict = lambda self: {"num_yielded": self._iterator._num_yielded}


@mutant(kills="all_parameters")
def loaders_shuffle_by_default():
    """shuffle is True unless one says otherwise."""
    DataLoader.__init__.__defaults__ = (1, True, *init_loader.__defaults__[2:])


@mutant(kills=("from_index_to_batch", "shuffle_draws_a_new_order", "the_last_batch_counts_too_much"))
def a_short_batch_is_dropped():
    """drop_last is True, whatever the loader was told."""
    BatchSampler.__init__ = lambda self, sampler, batch_size, drop_last: init_batches(self, sampler, batch_size, True)


@mutant(kills="an_error_in_a_worker")
def an_error_comes_back_bare():
    """An error in a worker is raised as it was, without the worker's traceback."""

    def bare(self):
        raise self.exc_type(self.exc_msg.splitlines()[-1].partition(": ")[2])

    ExceptionWrapper.reraise = bare


@mutant(kills="batches_in_the_order_they_finish")
def batches_come_as_they_finish():
    """As if in_order were False for every loader."""

    def unordered(self, loader):
        loader.in_order = False
        init_processes(self, loader)

    _MultiProcessingDataLoaderIter.__init__ = unordered


@mutant(kills=("from_index_to_batch", "how_far_workers_look_ahead"))
def two_batches_are_loaded_ahead_without_workers():
    """A loader without workers prefetches too."""

    def load(self):
        try:
            self._ahead.append(next_batch(self))
        except StopIteration:
            self._more = False

    def start(self, loader):
        init_alone(self, loader)
        self._ahead, self._more = collections.deque(), True
        load(self)
        load(self)

    def take(self):
        if not self._ahead:
            raise StopIteration
        batch = self._ahead.popleft()
        if self._more:
            load(self)
        return batch

    _SingleProcessDataLoaderIter.__init__, _SingleProcessDataLoaderIter._next_data = start, take


@mutant(kills="how_far_workers_look_ahead")
def prefetch_factor_counts_for_all_workers():
    """prefetch_factor is shared among the workers."""

    def divided(self, loader):
        loader.prefetch_factor = max(1, loader.prefetch_factor // loader.num_workers)
        init_processes(self, loader)

    _MultiProcessingDataLoaderIter.__init__ = divided


@mutant(kills=("persistent_workers_keep_their_copy", "workers_start_anew_each_epoch"))
def workers_live_as_long_as_the_loader():
    """persistent_workers is True wherever there are workers."""

    def persistent(self, *given, **options):
        init_loader(self, *given, **options)
        vars(self)["persistent_workers"] = self.num_workers > 0

    DataLoader.__init__ = persistent


@mutant(kills="persistent_workers_keep_their_copy")
def workers_always_start_anew():
    """persistent_workers is ignored."""
    DataLoader.__iter__ = DataLoader._get_iterator


@mutant(kills=("persistent_workers_keep_their_copy", "workers_start_anew_each_epoch"))
def workers_load_in_this_process():
    """num_workers starts no process."""

    def alone(self, *given, num_workers=0, persistent_workers=False, **options):
        init_loader(self, *given, **options)

    DataLoader.__init__ = alone


@mutant(kills=("samplers_choose_the_indices", "options_that_exclude_each_other"))
def indices_come_from_the_dataset():
    """A sampler is ignored: the dataset says which indices there are."""

    def unsampled(self, *given, sampler=None, batch_sampler=None, **options):
        init_loader(self, *given, **options)

    DataLoader.__init__ = unsampled


@mutant(kills="samplers_choose_the_indices")
def weights_are_ignored():
    """A weighted sampler takes the indices in turn."""

    def in_turn(self):
        return iter([draw % len(self.weights) for draw in range(self.num_samples)])

    WeightedRandomSampler.__iter__ = in_turn


@mutant(kills="samplers_choose_the_indices")
def no_batch_size_is_one_batch():
    """batch_size=None puts everything in one batch."""

    def whole(self, dataset, batch_size=1, *given, **options):
        init_loader(self, dataset, batch_size or len(dataset), *given, **options)

    DataLoader.__init__ = whole


@mutant(kills="shuffle_draws_a_new_order")
def the_order_is_drawn_once():
    """A loader shuffles when it is made, and each epoch has that order."""

    def kept(self):
        if not hasattr(self, "_order"):
            self._order = list(random_order(self))
        return iter(self._order)

    RandomSampler.__iter__ = kept


@mutant(kills="shuffle_draws_a_new_order")
def shuffling_puts_indices_back():
    """A shuffled epoch draws with replacement."""

    def with_replacement(self, data_source, *given, **options):
        init_random(self, data_source, *given, **{**options, "replacement": True})

    RandomSampler.__init__ = with_replacement


@mutant(kills="options_that_exclude_each_other")
def the_batch_size_may_change():
    """Every attribute of a loader can be set after it was made."""
    DataLoader.__setattr__ = object.__setattr__


@mutant(kills="warnings_of_a_loader")
def nobody_counts_the_workers():
    """More workers than CPUs get no warning."""
    DataLoader.check_worker_number_rationality = lambda self: None
