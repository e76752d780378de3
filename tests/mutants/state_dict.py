"""What torch might do otherwise, and which snippet of state-dict would show it."""

import copy

import torch
from mutant import mutant
from torch import nn

state_dict, load_state_dict = nn.Module.state_dict, nn.Module.load_state_dict
save_to_state_dict, set_attribute = nn.Module._save_to_state_dict, nn.Module.__setattr__
register_buffer, optimizer_state_dict = nn.Module.register_buffer, torch.optim.Optimizer.state_dict
torch_load = torch.load


@mutant(kills=("coefficients_of_a_regression", "three_ways_to_a_weight", "snapshot_needs_a_copy"))
def entries_are_copies():
    """state_dict() is a snapshot."""

    def copying(self, destination, prefix, keep_vars):
        save_to_state_dict(self, destination, prefix, keep_vars)
        if not keep_vars:
            destination.update({k: v.clone() for k, v in destination.items() if isinstance(v, torch.Tensor)})

    nn.Module._save_to_state_dict = copying


@mutant(kills="three_ways_to_a_weight")
def entries_are_parameters():
    """state_dict() holds the parameters themselves, as with keep_vars."""
    nn.Module._save_to_state_dict = lambda self, destination, prefix, keep_vars: save_to_state_dict(
        self, destination, prefix, True
    )


@mutant(kills=("keys_are_attribute_paths", "shared_layer_has_two_keys", "strict_false_loads_nothing"))
def keys_have_no_path():
    """A key is the name of the parameter alone."""
    nn.Module._save_to_state_dict = lambda self, destination, prefix, keep_vars: save_to_state_dict(
        self, destination, "", keep_vars
    )


@mutant(kills=("shared_layer_has_two_keys", "keys_are_attribute_paths", "what_is_left_out"))
def only_parameters_are_saved():
    """state_dict() is made of named_parameters(): each once, and no buffers."""

    def parameters(self, keep_vars=False):
        return {name: value if keep_vars else value.detach() for name, value in self.named_parameters()}

    def loading(self, entries):
        others = {name: value for name, value in state_dict(self).items() if name not in parameters(self)}
        return load_state_dict(self, others | entries)

    nn.Module.state_dict, nn.Module.load_state_dict = parameters, loading


@mutant(kills="what_is_left_out")
def every_buffer_is_saved():
    """persistent=False is ignored."""
    nn.Module.register_buffer = lambda self, name, tensor, persistent=True: register_buffer(self, name, tensor)


@mutant(kills="what_is_left_out")
def plain_tensors_are_saved():
    """A tensor that is assigned to an attribute becomes a buffer, as a parameter is registered."""

    def registering(self, name, value):
        if isinstance(value, torch.Tensor) and not isinstance(value, nn.Parameter):
            register_buffer(self, name, value)
        else:
            set_attribute(self, name, value)

    nn.Module.__setattr__ = registering


@mutant(kills="save_and_resume")
def momentum_is_not_loaded():
    """An optimizer takes nothing from the state that it loads."""
    torch.optim.Optimizer.load_state_dict = lambda self, state: None


@mutant(kills="optimizer_counts_parameters")
def optimizers_number_what_has_a_name():
    """The names given to an optimizer are recorded as positions."""

    def numbered(self):
        state = optimizer_state_dict(self)
        for group in state["param_groups"]:
            group["param_names"] = [str(position) for position in group["params"]]
        return state

    torch.optim.Optimizer.state_dict = numbered


@mutant(kills="optimizer_counts_parameters")
def optimizers_count_from_one():
    """The first parameter of an optimizer has the number 1."""

    def counted(self):
        state = optimizer_state_dict(self)
        for group in state["param_groups"]:
            group["params"] = [position + 1 for position in group["params"]]
        return state

    torch.optim.Optimizer.state_dict = counted


@mutant(kills=("load_copies_assign_replaces", "swap_keeps_the_optimizer"))
def assign_copies():
    """assign=True is ignored."""
    nn.Module.load_state_dict = lambda self, entries, strict=True, assign=False: load_state_dict(self, entries, strict)


@mutant(kills=("load_copies_assign_replaces", "save_and_resume"))
def loading_always_assigns():
    """The checkpoint's tensors take the place of the parameters, asked or not."""
    nn.Module.load_state_dict = lambda self, entries, strict=True, assign=False: load_state_dict(
        self, entries, strict, assign=True
    )


@mutant(kills="swap_keeps_the_optimizer")
def the_swap_switch_does_nothing():
    """set_swap_module_params_on_conversion(True) leaves the way of loading as it is."""
    torch.__future__.set_swap_module_params_on_conversion = lambda value: None


@mutant(kills=("failed_load_is_half_done", "strict_lists_every_difference"))
def loading_is_never_strict():
    """Names that do not fit are left out in silence."""
    nn.Module.load_state_dict = lambda self, entries, strict=True, assign=False: load_state_dict(
        self, entries, strict=False, assign=assign
    )


@mutant(kills="strict_lists_every_difference")
def not_strict_forgives_shapes():
    """With strict=False, an entry of another shape is left out."""

    def forgiving(self, entries, strict=True):
        shapes = {name: value.shape for name, value in state_dict(self).items()}
        if not strict:
            entries = {name: value for name, value in entries.items() if value.shape == shapes.get(name, value.shape)}
        return load_state_dict(self, entries, strict)

    nn.Module.load_state_dict = forgiving


@mutant(kills="strict_false_loads_nothing")
def loading_strips_prefixes():
    """The prefix of a wrapper is taken off while loading."""
    nn.Module.load_state_dict = lambda self, entries, strict=True: load_state_dict(
        self, {name.removeprefix("module."): value for name, value in entries.items()}, strict
    )


@mutant(kills="failed_load_is_half_done")
def a_failed_load_changes_nothing():
    """Where names or shapes do not fit, the model is as before."""

    def careful(self, entries, strict=True):
        before = copy.deepcopy(state_dict(self))
        try:
            return load_state_dict(self, entries, strict)
        except RuntimeError:
            load_state_dict(self, before)
            raise

    nn.Module.load_state_dict = careful


@mutant(kills="checkpoint_with_own_class")
def load_unpickles_anything():
    """torch.load reads any class, as it did before torch 2.6."""
    torch.load = lambda path: torch_load(path, weights_only=False)
