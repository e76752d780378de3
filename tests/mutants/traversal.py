"""What torch might do otherwise, and which snippet of traversal would show it."""

import itertools

import torch
from mutant import mutant
from torch import nn

Module = nn.Module
named_children, named_modules, modules = Module.named_children, Module.named_modules, Module.modules
named_parameters, named_buffers, parameters = Module.named_parameters, Module.named_buffers, Module.parameters
set_submodule, get_submodule, get_parameter = Module.set_submodule, Module.get_submodule, Module.get_parameter
state_dict, functional_call = Module.state_dict, torch.func.functional_call


@mutant(kills=("one_level_or_the_whole_tree", "iterators_run_out", "shared_modules_are_listed_once"))
def named_modules_leaves_out_the_model():
    """What the notes say: named_modules lists the submodules."""

    def below(self, memo=None, prefix="", remove_duplicate=True):
        return (pair for pair in named_modules(self, memo, prefix, remove_duplicate) if pair[0])

    Module.named_modules = below


@mutant(kills=("one_level_or_the_whole_tree",))
def children_reach_down():
    """named_children lists the whole tree."""
    Module.named_children = lambda self: itertools.islice(named_modules(self), 1, None)


@mutant(kills="children_skip_none_and_repeats")
def children_list_what_is_registered():
    """named_children lists every entry, None and repeats included."""
    Module.named_children = lambda self: iter(list(self._modules.items()))


@mutant(kills="children_skip_none_and_repeats")
def children_in_alphabetical_order():
    """named_children sorts by name."""
    Module.named_children = lambda self: iter(sorted(named_children(self), key=lambda pair: pair[0]))


@mutant(kills="iterators_run_out")
def walks_return_lists():
    """named_children returns a list, which serves any number of passes."""
    Module.named_children = lambda self: list(named_children(self))


@mutant(kills=("shared_modules_are_listed_once", "replacing_misses_the_second_place"))
def modules_are_listed_by_place():
    """A shared module is listed once for each of its names."""
    Module.named_modules = lambda self, memo=None, prefix="", remove_duplicate=True: named_modules(
        self, memo, prefix, False
    )


@mutant(kills="replacing_misses_the_second_place")
def set_submodule_does_nothing():
    """set_submodule leaves the old module in place."""
    Module.set_submodule = lambda self, target, module, strict=False: None


@mutant(kills="tied_weights_have_two_names")
def tied_weights_are_listed_twice():
    """named_parameters lists every name, and so does parameters."""
    Module.named_parameters = lambda self, prefix="", recurse=True, remove_duplicate=True: named_parameters(
        self, prefix, recurse, False
    )


@mutant(kills="tied_weights_have_two_names")
def state_dict_lists_a_tensor_once():
    """state_dict leaves out the second name of a tied weight."""
    Module.state_dict = lambda self: {name: value.detach() for name, value in named_parameters(self)}


@mutant(kills="buffers_from_every_level")
def only_saved_buffers_are_listed():
    """named_buffers lists what state_dict has."""
    Module.named_buffers = lambda self, prefix="", recurse=True: (
        pair for pair in named_buffers(self, prefix, recurse) if pair[0] in self.state_dict()
    )


@mutant(kills="buffers_from_every_level")
def buffers_of_one_level():
    """named_buffers stays at one level."""
    Module.named_buffers = lambda self, prefix="", recurse=True: named_buffers(self, prefix, recurse=False)


@mutant(kills="get_by_path")
def the_empty_path_is_the_first_child():
    """get_submodule("") is the first child."""
    Module.get_submodule = lambda self, target: get_submodule(self, target) if target else next(self.children())


@mutant(kills="get_by_path")
def get_parameter_returns_a_copy():
    """get_parameter returns a new parameter with the same values."""
    Module.get_parameter = lambda self, target: nn.Parameter(get_parameter(self, target).detach().clone())


@mutant(kills=("wrong_path_or_kind", "wrappers_change_the_names"))
def get_parameter_takes_any_tensor():
    """get_parameter does not check the kind."""

    def lenient(self, target):
        path, _, name = target.rpartition(".")
        return getattr(get_submodule(self, path), name)

    Module.get_parameter = lenient


@mutant(kills="set_submodule_by_path")
def set_submodule_is_never_strict():
    """strict=True adds a module too."""
    Module.set_submodule = lambda self, target, module, strict=False: set_submodule(self, target, module)


@mutant(kills="set_submodule_by_path")
def set_submodule_adds_nothing():
    """A new name is ignored."""

    def careful(self, target, module, strict=False):
        if strict or target in dict(self.named_modules()):
            set_submodule(self, target, module, strict)

    Module.set_submodule = careful


@mutant(kills="every_parent_counts_again")
def parameters_never_reach_down():
    """parameters() lists those of the module itself, whatever recurse says."""
    Module.parameters = lambda self, recurse=True: parameters(self, recurse=False)


@mutant(kills="every_parent_counts_again")
def parameters_always_reach_down():
    """parameters() lists those of the children too, whatever recurse says."""
    Module.parameters = lambda self, recurse=True: parameters(self)


@mutant(kills="parameter_groups_by_type")
def prefix_is_ignored():
    """Names start at the module that is asked."""
    Module.named_parameters = lambda self, prefix="", recurse=True, remove_duplicate=True: named_parameters(
        self, "", recurse, remove_duplicate
    )


@mutant(kills="call_with_other_parameters")
def functional_call_keeps_the_parameters():
    """The parameters that were passed stay in the model."""

    def keeping(module, values, args):
        module.load_state_dict(values)
        return module(args)

    torch.func.functional_call = keeping


@mutant(kills="call_with_other_parameters")
def functional_call_uses_its_own():
    """The model computes with its own parameters."""
    torch.func.functional_call = lambda module, values, args: module(args)


@mutant(kills="wrappers_change_the_names")
def compiled_models_keep_their_names():
    """torch.compile returns a model whose names are those of the original."""
    torch.compile = lambda model: model
