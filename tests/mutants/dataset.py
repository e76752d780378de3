"""What torch might do otherwise, and which snippet of dataset would show it."""

import copy
import itertools

import torch
from mutant import mutant
from torch.utils.data import DataLoader, Dataset, IterableDataset, StackDataset, Subset, get_worker_info
from torch.utils.data._utils.collate import default_collate_fn_map
from torch.utils.data._utils.fetch import _IterableDatasetFetcher, _MapDatasetFetcher
from torch.utils.data.sampler import SequentialSampler

from_file = torch.from_file
init_loader, init_subset, init_stream = DataLoader.__init__, Subset.__init__, _IterableDatasetFetcher.__init__
fetch, in_order = _MapDatasetFetcher.fetch, SequentialSampler.__iter__


@mutant(kills="a_file_as_a_tensor")
def a_file_is_read_when_the_tensor_is_made():
    """from_file reads the whole file at once and never looks at it again."""
    torch.from_file = lambda *given, **options: from_file(*given, **options).clone()


@mutant(kills=("a_stream_has_no_index", "every_worker_repeats_the_stream"))
def a_stream_is_read_into_a_list():
    """A loader makes a list of a stream, so that it has indices after all."""

    def listed(self, dataset, *given, **options):
        init_loader(self, list(dataset) if isinstance(dataset, IterableDataset) else dataset, *given, **options)

    DataLoader.__init__ = listed


@mutant(kills="every_worker_repeats_the_stream")
def workers_share_a_stream():
    """A loader gives each worker its share of the stream."""

    def shared(self, *given):
        init_stream(self, *given)
        worker = get_worker_info()
        if worker:
            self.dataset_iter = itertools.islice(self.dataset_iter, worker.id, None, worker.num_workers)

    _IterableDatasetFetcher.__init__ = shared


@mutant(kills="any_list_is_a_dataset")
def strings_are_joined():
    """default_collate makes one string of many."""
    default_collate_fn_map[str] = lambda batch, **_: "".join(batch)


@mutant(kills=("any_list_is_a_dataset", "what_collate_refuses"))
def dicts_stay_a_list():
    """default_collate leaves dicts as they are."""
    default_collate_fn_map[dict] = lambda batch, **_: batch


@mutant(kills="what_collate_refuses")
def ragged_items_are_padded():
    """default_collate fills tensors of unequal size with zeros."""
    default_collate_fn_map[torch.Tensor] = lambda batch, **_: torch.nn.utils.rnn.pad_sequence(batch, batch_first=True)


@mutant(kills="what_collate_refuses")
def none_stays_in_a_list():
    """default_collate makes a list of None."""
    default_collate_fn_map[type(None)] = lambda batch, **_: batch


@mutant(kills="floats_become_float64")
def floats_become_float32():
    """default_collate gives numbers the default dtype."""
    default_collate_fn_map[float] = lambda batch, **_: torch.tensor(batch)


@mutant(kills=("each_access_draws_anew", "lazy_or_eager"))
def a_loader_remembers_the_items():
    """Each index is read once, and later epochs get the same item."""
    read = {}

    def remembered(self, indices):
        if not self.auto_collation:
            return fetch(self, indices)
        for index in indices:
            if (id(self.dataset), index) not in read:
                read[id(self.dataset), index] = self.dataset[index]
        return self.collate_fn([read[id(self.dataset), index] for index in indices])

    _MapDatasetFetcher.fetch = remembered


@mutant(kills="getitems_answers_a_whole_batch")
def getitems_is_never_asked():
    """The items of a batch are asked for one by one."""

    def one_by_one(self, indices):
        if not self.auto_collation:
            return fetch(self, indices)
        return self.collate_fn([self.dataset[index] for index in indices])

    _MapDatasetFetcher.fetch = one_by_one


@mutant(kills="len_guards_nothing")
def a_loop_stops_at_the_length():
    """Dataset has an __iter__ that asks for the length."""
    Dataset.__iter__ = lambda self: (self[index] for index in range(len(self)))


@mutant(kills="len_guards_nothing")
def a_loader_reads_beyond_the_length():
    """The default sampler counts one too far."""
    SequentialSampler.__iter__ = lambda self: iter(range(len(self.data_source) + 1))


@mutant(kills="len_is_for_the_sampler")
def without_a_length_it_counts_on():
    """Reading in order needs no length: it counts up as a for loop does."""
    SequentialSampler.__iter__ = lambda self: (
        in_order(self) if hasattr(self.data_source, "__len__") else itertools.count()
    )


@mutant(kills=("open_it_in_the_worker", "every_worker_repeats_the_stream"))
def workers_load_in_this_process():
    """num_workers starts no process."""

    def alone(self, *given, num_workers=0, multiprocessing_context=None, **options):
        init_loader(self, *given, **options)

    DataLoader.__init__ = alone


@mutant(kills="split_and_combine")
def plus_pairs_the_items():
    """Two datasets are put side by side and not one behind the other."""
    Dataset.__add__ = lambda self, other: StackDataset(self, other)


@mutant(kills="split_and_combine")
def the_parts_of_a_split_overlap():
    """random_split takes every part from the start of the dataset."""

    def overlapping(dataset, fractions, generator=None):
        return [Subset(dataset, list(range(round(fraction * len(dataset))))) for fraction in fractions]

    torch.utils.data.random_split = overlapping


@mutant(kills="splits_share_one_dataset")
def a_subset_copies_its_dataset():
    """Each half of a split has a dataset of its own."""
    Subset.__init__ = lambda self, dataset, indices: init_subset(self, copy.deepcopy(dataset), indices)
