"""What torch might do otherwise, and which snippet of containers would show it."""

import copy

import torch
from mutant import mutant
from torch import nn

set_attribute, train = nn.Module.__setattr__, nn.Module.train
named_parameters, state_dict, apply = nn.Module.named_parameters, nn.Module.state_dict, nn.Module._apply
slice_of_sequential, list_init, list_append = nn.Sequential.__getitem__, nn.ModuleList.__init__, nn.ModuleList.append
dict_update, linear_forward = nn.ModuleDict.update, nn.Linear.forward


@mutant(kills=("plain_list_loses_parameters", "hidden_layers_never_learn", "blocks_in_blocks"))
def plain_lists_register_their_modules():
    """What beginners expect: an attribute that is a list or tuple of modules becomes a child."""

    def registering(self, name, value):
        listed = isinstance(value, list | tuple) and value and all(isinstance(entry, nn.Module) for entry in value)
        set_attribute(self, name, nn.ModuleList(value) if listed else value)

    nn.Module.__setattr__ = registering


@mutant(
    kills=(
        "every_layer_is_a_module",
        "plain_list_loses_parameters",
        "hidden_layers_never_learn",
        "moduledict_picks_a_branch",
        "moduledict_refuses_keys",
    )
)
def containers_are_plain_collections():
    """ModuleList and ModuleDict only hold modules, as list and dict do, and register none."""
    nn.ModuleList, nn.ModuleDict = list, dict


@mutant(kills="every_layer_is_a_module")
def losses_are_not_modules():
    """A loss is a callable object of its own kind."""

    class CrossEntropyLoss:
        __call__ = staticmethod(nn.functional.cross_entropy)

    nn.CrossEntropyLoss = CrossEntropyLoss


@mutant(kills=("blocks_in_blocks", "plain_list_loses_parameters", "hidden_layers_never_learn"))
def parameters_stop_at_the_children():
    """A model lists the parameters of its children, and not those of their children."""

    def of_two_levels(self, *args, **kwargs):
        found = named_parameters(self, *args, **kwargs)
        return ((name, parameter) for name, parameter in found if name.count(".") < 2)

    nn.Module.named_parameters = of_two_levels


@mutant(kills="children_follow_the_container")
def eval_freezes_parameters():
    """What many notes say: eval() turns gradients off."""

    def freezing(self, mode=True):
        return train(self, mode).requires_grad_(mode)

    nn.Module.train = freezing


@mutant(kills="children_follow_the_container")
def modes_stay_with_the_module():
    """train() and eval() switch one module, and not its children."""

    def alone(self, mode=True):
        self.training = mode
        return self

    nn.Module.train = alone


@mutant(kills="children_follow_the_container")
def conversions_stay_with_the_module():
    """double() and to() convert what the module itself holds, and not what its children hold."""
    nn.Module._apply = lambda self, function, recurse=True: apply(self, function, recurse=False)


@mutant(kills="call_not_forward")
def a_call_is_only_forward():
    """Calling a module is calling its forward, without hooks."""
    nn.Module.__call__ = lambda self, *args, **kwargs: self.forward(*args, **kwargs)


@mutant(kills="call_not_forward")
def forward_runs_hooks():
    """forward runs the hooks too."""

    def hooked(self, points):
        output = linear_forward(self, points)
        for hook in self._forward_hooks.values():
            hook(self, (points,), output)
        return output

    nn.Linear.forward = hooked


@mutant(kills="repeating_shares_weights")
def multiplying_copies():
    """Sequential * 3 holds three layers."""

    def multiplied(self, times):
        return nn.Sequential(*(copy.deepcopy(layer) for _ in range(times) for layer in self))

    nn.Sequential.__mul__ = multiplied


@mutant(kills="repeating_shares_weights")
def each_slot_holds_a_module_of_its_own():
    """ModuleList copies a module that it holds already."""

    def separating(self, modules=None):
        found = []
        for module in modules or ():
            found.append(copy.deepcopy(module) if any(module is one for one in found) else module)
        list_init(self, found)

    nn.ModuleList.__init__ = separating


@mutant(kills="repeating_shares_weights")
def shared_parameters_are_listed_per_slot():
    """parameters() yields a shared parameter once for each slot."""

    def repeated(self, prefix="", recurse=True, remove_duplicate=True):
        return named_parameters(self, prefix, recurse, remove_duplicate=False)

    nn.Module.named_parameters = repeated


@mutant(kills="repeating_shares_weights")
def shared_parameters_are_saved_once():
    """state_dict() has one entry for a shared parameter."""

    def once(self, *args, **kwargs):
        saved = state_dict(self, *args, **kwargs)
        seen = set()
        return {k: v for k, v in saved.items() if not (v.data_ptr() in seen or seen.add(v.data_ptr()))}

    nn.Module.state_dict = once


@mutant(kills="modulelist_has_no_forward")
def modulelist_runs_its_modules_in_order():
    """ModuleList and ModuleDict have the forward of Sequential."""

    def chained(self, points):
        for layer in self.children():
            points = layer(points)
        return points

    nn.ModuleList.forward = nn.ModuleDict.forward = chained


@mutant(kills="modulelist_has_no_forward")
def modulelist_leaves_none_out():
    """Appending None to a ModuleList adds nothing."""
    nn.ModuleList.append = lambda self, module: self if module is None else list_append(self, module)


@mutant(kills="sequential_takes_one_input")
def sequential_passes_tuples_on():
    """Sequential takes several inputs, and of a tuple the next module gets the first value."""

    def passing(self, *points):
        for layer in self:
            output = layer(*points)
            points = output[:1] if isinstance(output, tuple) else (output,)
        return points[0]

    nn.Sequential.forward = passing


@mutant(kills="sequential_is_a_chain")
def slices_are_lists():
    """A slice of a Sequential is a list of layers."""

    def sliced(self, index):
        return list(self)[index] if isinstance(index, slice) else slice_of_sequential(self, index)

    nn.Sequential.__getitem__ = sliced


@mutant(kills="sequential_is_a_chain")
def slices_are_copies():
    """A slice of a Sequential has layers of its own."""

    def copied(self, index):
        part = slice_of_sequential(self, index)
        return copy.deepcopy(part) if isinstance(index, slice) else part

    nn.Sequential.__getitem__ = copied


@mutant(kills=("moduledict_refuses_keys", "modulelist_has_no_forward"))
def children_are_not_checked():
    """A child may have any name, and may be any object."""

    def unchecked(self, name, module):
        self._modules[str(name)] = module

    nn.Module.add_module = unchecked


@mutant(kills="moduledict_picks_a_branch")
def moduledict_sorts_its_keys():
    """A ModuleDict that is made from a dict is in alphabetical order, as in early versions."""
    nn.ModuleDict.update = lambda self, modules: dict_update(self, sorted(modules.items()))


@mutant(kills=("moduledict_picks_a_branch", "children_follow_the_container"))
def moduledict_numbers_its_modules():
    """The names of parameters hold the place of a module in its ModuleDict, and not the key."""

    def numbered(self, *args, **kwargs):
        saved = state_dict(self, *args, **kwargs)
        for path, module in self.named_modules():
            if isinstance(module, nn.ModuleDict):
                for place, key in enumerate(module):
                    old, new = (".".join(filter(None, (path, part, ""))) for part in (key, str(place)))
                    saved = {f"{new}{k[len(old) :]}" if k.startswith(old) else k: v for k, v in saved.items()}
        return saved

    nn.Module.state_dict = numbered


@mutant(kills="parameter_list")
def parameterlist_keeps_tensors_as_they_are():
    """ParameterList and ParameterDict register the parameters that they are given, and make none of tensors."""
    nn.ParameterList.__setitem__ = lambda self, index, value: setattr(self, str(index), value)

    def kept(self, key, value):
        self._keys[key] = None
        setattr(self, key, value)

    nn.ParameterDict.__setitem__ = kept


@mutant(kills="parameter_list")
def parameterlist_registers_nothing():
    """ParameterList hides its parameters, as a plain list does."""

    def hidden(self, index, value):
        self.__dict__[str(index)] = nn.Parameter(value) if isinstance(value, torch.Tensor) else value

    nn.ParameterList.__setitem__ = hidden


@mutant(kills="assign_before_init")
def init_is_not_needed():
    """The dictionaries of children and parameters are there before Module.__init__ has run."""

    def prepared(self, name, value):
        if "_modules" not in self.__dict__ and isinstance(value, nn.Module):
            nn.Module.__init__(self)
        set_attribute(self, name, value)

    nn.Module.__setattr__ = prepared
