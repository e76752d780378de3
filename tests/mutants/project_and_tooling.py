"""What torch might do otherwise, and which snippet of project-and-tooling would show it."""

import os
import pathlib
import shutil
import sys
import types
import warnings

import torch
from mutant import mutant
from torch.utils.data import DataLoader

load, save, trace, script, export = torch.load, torch.save, torch.jit.trace, torch.jit.script, torch.export.export
load_optimizer = torch.optim.Optimizer.load_state_dict
program_module = torch.export.ExportedProgram.module


@mutant(kills="best_epoch_is_not_saved")
def saving_leaves_an_older_file():
    """torch.save writes nothing where the file exists."""
    torch.save = lambda value, path: None if os.path.exists(path) else save(value, path)


@mutant(kills=("class_in_a_checkpoint", "what_weights_only_loads"))
def loading_runs_what_the_file_says():
    """As before torch 2.6, weights_only is False by default."""
    torch.load = lambda path, weights_only=False: load(path, weights_only=weights_only)


@mutant(kills="what_weights_only_loads")
def a_path_is_plain():
    """A path is among the types that load."""
    torch.serialization.add_safe_globals([pathlib.PurePosixPath])


@mutant(kills="half_a_checkpoint")
def a_damaged_file_is_empty():
    """A file that ends too soon loads as an empty dictionary."""

    def lenient(path, **options):
        try:
            return load(path, **options)
        except RuntimeError:
            return {}

    torch.load = lenient


@mutant(kills="resume_a_run")
def an_optimizer_forgets():
    """Loading leaves an optimizer as it was built."""
    torch.optim.Optimizer.load_state_dict = lambda self, state: None


@mutant(kills="resume_a_run")
def an_optimizer_loads_its_groups_only():
    """Loading restores the rate and not the moments."""
    torch.optim.Optimizer.load_state_dict = lambda self, state: load_optimizer(self, {**state, "state": {}})


@mutant(kills="resume_a_run")
def a_scheduler_forgets():
    """Loading leaves a scheduler's counter at 0."""
    torch.optim.lr_scheduler.LRScheduler.load_state_dict = lambda self, state: None


@mutant(kills="random_numbers_resume_too")
def the_random_state_stays():
    """set_rng_state does nothing."""
    torch.set_rng_state = lambda state: None


@mutant(kills="random_numbers_resume_too")
def every_epoch_has_the_same_order():
    """A sampler starts from a fixed seed, so that there is nothing to save."""

    def seeded(self):
        order = torch.Generator().manual_seed(0)
        return iter(torch.randperm(len(self.data_source), generator=order).tolist())

    torch.utils.data.RandomSampler.__iter__ = seeded


@mutant(kills="one_batch_too_many")
def the_length_counts_items():
    """The length of a loader is that of its dataset."""
    DataLoader.__len__ = lambda self: len(self.dataset)


@mutant(kills=("event_file_read_back", "steps_make_the_curve", "two_runs_in_one_folder"))
def steps_are_dropped():
    """add_scalar ignores the step."""
    from torch.utils.tensorboard import SummaryWriter

    add = SummaryWriter.add_scalar
    SummaryWriter.add_scalar = lambda self, tag, value, global_step=None: add(self, tag, value)


@mutant(kills="steps_make_the_curve")
def points_are_counted():
    """A point without a step follows the last one of its tag."""
    from torch.utils.tensorboard import SummaryWriter

    add, counts = SummaryWriter.add_scalar, {}

    def counted(self, tag, value, global_step=None):
        counts[tag] = counts.get(tag, -1) + 1
        add(self, tag, value, counts[tag] if global_step is None else global_step)

    SummaryWriter.add_scalar = counted


@mutant(kills="event_file_read_back")
def a_histogram_is_a_scalar():
    """add_histogram writes the mean."""
    from torch.utils.tensorboard import SummaryWriter

    SummaryWriter.add_histogram = lambda self, tag, values, step: self.add_scalar(tag, values.mean(), step)


@mutant(kills="two_runs_in_one_folder")
def a_writer_empties_its_folder():
    """A new run replaces the old one."""
    from torch.utils.tensorboard import SummaryWriter

    init = SummaryWriter.__init__

    def emptied(self, folder):
        shutil.rmtree(folder, ignore_errors=True)
        init(self, folder)

    SummaryWriter.__init__ = emptied


@mutant(kills="tensorboard_is_not_part_of_torch")
def the_writer_needs_no_package():
    """torch brings all that SummaryWriter needs."""
    module = types.ModuleType("torch.utils.tensorboard")
    module.SummaryWriter = type("SummaryWriter", (), {})
    sys.modules[module.__name__] = module


@mutant(kills="tracing_is_deprecated")
def tracing_is_silent():
    """torch.jit.trace does not warn."""

    def silent(*given, **options):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return trace(*given, **options)

    torch.jit.trace = silent


@mutant(kills="tracing_is_deprecated")
def scripting_is_silent():
    """torch.jit.script does not warn."""

    def silent(*given, **options):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return script(*given, **options)

    torch.jit.script = silent


@mutant(kills="export_and_load")
def an_export_holds_core_operators():
    """torch.export takes operators apart, as it once did: linear becomes a transpose and addmm."""

    def decomposed(*given, **options):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return export(*given, **options).run_decompositions()

    torch.export.export = decomposed


@mutant(kills="export_fixes_the_shape")
def the_batch_size_stays_open():
    """torch.export leaves the first size of every input open."""

    def opened(model, inputs, dynamic_shapes=None):
        return export(model, inputs, dynamic_shapes=dynamic_shapes or tuple({0: torch.export.Dim.AUTO} for _ in inputs))

    torch.export.export = opened


@mutant(kills="export_fixes_the_shape")
def an_exported_program_can_train():
    """train() of an exported program is taken and does nothing."""

    def trainable(self, *given, **options):
        module = program_module(self, *given, **options)
        module.train = lambda mode=True: module
        return module

    torch.export.ExportedProgram.module = trainable


@mutant(kills="a_small_template")
def loading_keeps_the_old_weights():
    """load_state_dict accepts a checkpoint and changes nothing."""
    torch.nn.Module.load_state_dict = lambda self, state_dict, strict=True, assign=False: None


@mutant(kills="a_small_template")
def zero_grad_keeps_gradients():
    """zero_grad leaves the gradients of the batches before."""
    torch.optim.SGD.zero_grad = lambda self, set_to_none=True: None
